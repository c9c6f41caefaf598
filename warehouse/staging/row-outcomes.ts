import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { stagedTablesOf } from './staged-tables.ts';

/**
 * Decides what becomes of every staged row, in the temporary table `row_outcome`:
 * - `new`: a record never seen; `record_id` is issued here, in the order of rows
 * - `changed`: other content than the current version
 * - `returned`: was deleted, comes back with the content it had
 * - `gone`: a tombstone of a live record
 * - `duplicate`: repeats the key of an earlier row of the snapshot with other content
 * - `unchanged`: everything else
 *
 * Of rows with one key the first counts in a snapshot, the last in a source of changes.
 */
export async function classifyRows({ db }: Transaction, { sourceId, mode }: FinishedExtract): Promise<void> {
  const order = sql.raw(mode === 'snapshot' ? 'asc' : 'desc');
  await sql`
    create temporary table row_outcome on commit drop as
    select seq, stream, key, key_hash, file_no, row_number, first_file_no, first_row_number, hash, outcome,
      case when outcome = 'new' then nextval((select pg_get_serial_sequence('source_record', 'id')::regclass))::integer else known_id end as record_id,
      case when outcome = 'new' then 1 when outcome = 'changed' then known_version + 1 else known_version end as version
    from (
      select s.*, r.id as known_id, r.version as known_version,
        case
          when rank > 1 and ${mode === 'snapshot'} and (s.hash <> first_hash or s.deleted <> first_deleted) then 'duplicate'
          when rank > 1 then 'unchanged'
          when s.deleted then case when r.id is not null and r.deleted_at is null then 'gone' else 'unchanged' end
          when r.id is null then 'new'
          when r.hash <> s.hash then 'changed'
          when r.deleted_at is not null then 'returned'
          else 'unchanged'
        end as outcome
      from (
        select seq, stream, key, key_hash, deleted, hash, file_no, row_number,
          row_number() over same_key as rank,
          first_value(hash) over same_key as first_hash,
          first_value(deleted) over same_key as first_deleted,
          first_value(file_no) over same_key as first_file_no,
          first_value(row_number) over same_key as first_row_number
        from ${sql.table(stagedTablesOf(sourceId).records)}
        window same_key as (partition by key_hash, stream order by seq ${order})
      ) s
      left join source_record r on r.source_id = ${sourceId} and r.key_hash = s.key_hash and r.stream = s.stream
      order by seq
    ) classified`.execute(db);
  await sql`analyze row_outcome`.execute(db);
}
