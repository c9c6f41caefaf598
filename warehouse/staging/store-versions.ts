import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './stage.ts';
import { stagedTablesOf } from './staged-tables.ts';
import type { FileIds } from './store-files.ts';

/** Stores new records, and a version for each new or changed one; versions are only ever added (law 2). */
export async function storeVersions(
  { db }: Transaction,
  { sourceId, observedAt }: FinishedExtract,
  fileIds: FileIds,
): Promise<void> {
  const records = sql.table(stagedTablesOf(sourceId).records);
  await sql`
    insert into source_record (id, source_id, stream, key, key_hash, version, hash, first_seen_at)
    select o.record_id, ${sourceId}, o.stream, s.key, o.key_hash, 1, o.hash, ${observedAt}
    from row_outcome o join ${records} s on s.seq = o.seq
    where o.outcome = 'new' order by o.seq`.execute(db);
  await sql`
    update source_record r set hash = o.hash, deleted_at = null,
      version = r.version + case when o.outcome = 'changed' then 1 else 0 end
    from row_outcome o where o.record_id = r.id and o.outcome in ('changed', 'returned')`.execute(db);
  await sql`
    insert into source_record_version (record_id, version, hash, raw, run_file_id, row_number, seen_at)
    select r.id, r.version, r.hash, s.raw::jsonb, f.id, o.row_number, ${observedAt}
    from row_outcome o
    join ${records} s on s.seq = o.seq
    join source_record r on r.id = o.record_id
    join json_to_recordset(${JSON.stringify(fileIds)}) as f (no integer, id integer) on f.no = o.file_no
    where o.outcome in ('new', 'changed') order by r.id`.execute(db);
}
