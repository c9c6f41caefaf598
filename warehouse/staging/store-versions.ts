import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './finished-extract.ts';
import type { OutcomeCounts } from './row-outcomes.ts';
import { stagedTablesOf } from './staged-tables.ts';
import type { FileIds } from './store-files.ts';

/**
 * Stores new records, and a version for each that is new, changed, returned, gone or late; versions are only ever added (law 2). One that
 * returned was seen first when its content was. Of a tombstone only the mark is kept, none of its values.
 */
export async function storeVersions(
  { db }: Transaction,
  { sourceId, observedAt }: FinishedExtract,
  fileIds: FileIds,
  outcomes: OutcomeCounts,
): Promise<void> {
  await sql`
    insert into source_record (id, source_id, stream, key, key_hash, version, hash, order_key, first_seen_at, version_seen_at, deleted_at)
    select record_id, ${sourceId}, stream, key, key_hash, version, hash, order_key, ${observedAt}, ${observedAt},
      case when deleted then ${observedAt}::timestamptz end
    from row_outcome where outcome = 'new' order by record_id`.execute(db);
  if (outcomes.some(changesKnown)) await changeKnown({ db }, observedAt);
  await sql`
    insert into source_record_version (record_id, version, hash, raw, run_file_id, row_number, seen_at, order_key, deleted, late)
    select o.record_id, o.version, o.hash, case when o.deleted then '{}' else s.raw end, f.id, o.row_number,
      case when o.outcome = 'returned' then (select r.version_seen_at from source_record r where r.id = o.record_id)
        else ${observedAt} end,
      o.order_key, o.deleted, o.is_late
    from row_outcome o
    join ${sql.table(stagedTablesOf(sourceId).records)} s on s.seq = o.seq
    join json_to_recordset(${JSON.stringify(fileIds)}) as f (no integer, id integer) on f.no = o.file_no
    where o.outcome in ('new', 'changed', 'returned', 'gone', 'late')`.execute(db);
}

/** True for rows that change a record that was there before. */
const changesKnown = ({ outcome, revives, reorders }: OutcomeCounts[number]): boolean =>
  ['changed', 'returned', 'gone'].includes(outcome) || revives || reorders;

async function changeKnown({ db }: Pick<Transaction, 'db'>, observedAt: string): Promise<void> {
  await sql`
    update source_record r set hash = o.hash, version = o.version, order_key = o.order_key, withdrawn = false,
      deleted_at = case when o.deleted then coalesce(r.deleted_at, ${observedAt}) end,
      version_seen_at = case when o.outcome = 'returned' then r.version_seen_at else ${observedAt} end
    from row_outcome o where o.record_id = r.id and o.outcome in ('changed', 'returned', 'gone')`.execute(db);
  await sql`update source_record r set deleted_at = null from row_outcome o where o.record_id = r.id and o.revives`.execute(
    db,
  );
  await sql`
    update record_absence a set until_version = o.version from row_outcome o
    where o.record_id = a.record_id and o.revives and a.until_version is null`.execute(db);
  await sql`
    delete from set_aside h using row_outcome o
    where o.record_id = h.record_id and (o.outcome in ('changed', 'returned', 'gone') or o.revives)`.execute(db);
  await sql`
    with reordered as (
      update source_record r set order_key = o.order_key from row_outcome o where o.record_id = r.id and o.reorders
      returning r.id, r.version, r.order_key
    )
    update source_record_version v set order_key = r.order_key from reordered r
    where v.record_id = r.id and v.version = r.version`.execute(db);
}
