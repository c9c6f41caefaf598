import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { stagedTablesOf } from './staged-tables.ts';
import type { FileIds } from './store-files.ts';

/** Stores new records, and a version for each new or changed one; versions are only ever added (law 2). */
export async function storeVersions(
  { db }: Transaction,
  { sourceId, observedAt }: FinishedExtract,
  fileIds: FileIds,
): Promise<void> {
  await sql`
    insert into source_record (id, source_id, stream, key, key_hash, version, hash, first_seen_at, version_seen_at)
    select record_id, ${sourceId}, stream, key, key_hash, version, hash, ${observedAt}, ${observedAt}
    from row_outcome where outcome = 'new' order by record_id`.execute(db);
  await sql`
    update source_record r set hash = o.hash, version = o.version, deleted_at = null,
      version_seen_at = case when o.outcome = 'changed' then ${observedAt} else r.version_seen_at end
    from row_outcome o where o.record_id = r.id and o.outcome in ('changed', 'returned')`.execute(db);
  await sql`
    insert into source_record_version (record_id, version, hash, raw, run_file_id, row_number, seen_at)
    select o.record_id, o.version, o.hash, s.raw::jsonb, f.id, o.row_number, ${observedAt}
    from row_outcome o
    join ${sql.table(stagedTablesOf(sourceId).records)} s on s.seq = o.seq
    join json_to_recordset(${JSON.stringify(fileIds)}) as f (no integer, id integer) on f.no = o.file_no
    where o.outcome in ('new', 'changed')`.execute(db);
}
