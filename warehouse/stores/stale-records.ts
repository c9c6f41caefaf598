import { type RawBuilder, sql } from 'kysely';
import type { SourceName } from '../../matching/ids.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';
import { writeComparables } from './match-index/write-records.ts';

/*
 * `stale_record` lists the records whose normalized form is to be made or removed. `stage` writes it in the transaction that changes
 * the records. It holds for a source whose records were all normalized by the same rules (`normalization_state`); by other rules,
 * or while the first normalization is not through, every record is asked.
 */

/** The fingerprint of a source while not all of its records are normalized. */
const UNFINISHED = '00000000-0000-0000-0000-000000000000';

/** The `from` and `where` of the live records `r` of a source that are stale for these rules. */
export async function staleRecords({ db }: Database, source: SourceName, rules: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql`
    select from normalization_state n join source s on s.id = n.source_id
    where s.name = ${source} and n.fingerprint = ${rules}`.execute(db);
  if (rows.length > 0)
    return sql`
      from stale_record t
      join source s on s.id = t.source_id
      join source_record r on r.id = t.record_id
      where s.name = ${source} and r.deleted_at is null`;
  return sql`
    from source_record r
    join source s on s.id = r.source_id
    left join normalized_record n on n.record_id = r.id
    where s.name = ${source} and r.deleted_at is null
      and (n.record_id is null or n.version <> r.version or n.fingerprint <> ${rules})`;
}

/** Notes, in the transaction that writes them, that normalized forms of these records were made. */
export async function noteWritten(
  { db }: Transaction,
  records: readonly { readonly id: number; readonly source_id: number }[],
): Promise<void> {
  const sources = [...new Set(records.map(({ source_id }) => source_id))];
  await sql`
    insert into normalization_state (source_id, fingerprint) select unnest(${sources}::integer[]), ${UNFINISHED}
    on conflict do nothing`.execute(db);
  await sql`delete from stale_record where record_id = any(${records.map(({ id }) => id)})`.execute(db);
}

/** Notes that every live record of the source is normalized by these rules. */
export async function noteAllWritten({ db }: Transaction, source: SourceName, rules: string): Promise<void> {
  await sql`
    insert into normalization_state (source_id, fingerprint) select id, ${rules} from source where name = ${source}
    on conflict (source_id) do update set fingerprint = excluded.fingerprint
    where normalization_state.fingerprint <> excluded.fingerprint`.execute(db);
}

/** Notes that all normalized forms are to be made or removed; those of records that nobody knows any more are removed at once. */
export async function outdateNormalized({ db }: Transaction): Promise<void> {
  await sql`
    delete from normalized_record n where not exists (select from source_record r where r.id = n.record_id)`.execute(
    db,
  );
  await sql`delete from stale_record t where not exists (select from source_record r where r.id = t.record_id)`.execute(
    db,
  );
  await sql`
    insert into stale_record (record_id, source_id)
    select r.id, r.source_id from source_record r join normalized_record n on n.record_id = r.id
    where r.deleted_at is not null on conflict do nothing`.execute(db);
  await sql`update normalized_record set fingerprint = ${UNFINISHED}`.execute(db);
  await sql`update normalization_state set fingerprint = ${UNFINISHED}`.execute(db);
}

/** The work of NormalizedStore.removeDeleted. */
export async function removeDeleted(transaction: Transaction, configured: readonly SourceName[]): Promise<number> {
  const { db } = transaction;
  const { rows: leftOut } = await sql<{ id: number }>`
    delete from normalization_state n using source s where s.id = n.source_id and s.name <> all(${[...configured]})
    returning s.id`.execute(db);
  // The planner would else read all records to find those that are gone.
  await sql`analyze stale_record`.execute(db);
  const { rows: deleted } = await sql<RemovedRow>`
    with deleted as (
      delete from stale_record t using source_record r, source s
      where r.id = t.record_id and s.id = r.source_id and r.deleted_at is not null and s.publication = 'open'
      returning t.record_id
    )
    delete from normalized_record n using deleted d where n.record_id = d.record_id
    returning ${removedColumns}`.execute(db);
  const rows = [...deleted];
  for (const { id } of leftOut) {
    await sql`delete from stale_record where source_id = ${id}`.execute(db);
    const left = await sql<RemovedRow>`
      delete from normalized_record n where n.source_id = ${id} returning ${removedColumns}`.execute(db);
    for (const row of left.rows) rows.push(row);
  }
  const removed = rows.filter(({ counts }) => counts);
  if (removed.length === 0) return 0;
  await writeComparables(
    transaction,
    removed.map(({ record, source }) => ({ record, source, data: null })),
  );
  return removed.length;
}

interface RemovedRow {
  readonly record: number;
  readonly source: number;
  readonly counts: boolean;
}

const removedColumns = sql`n.record_id as record, n.source_id as source, n.fields is not null as counts`;
