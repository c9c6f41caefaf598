import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { settleLateRows } from './late-rows.ts';
import { setAside } from './said-last.ts';
import { stagedTablesOf } from './staged-tables.ts';

/**
 * Decides what becomes of every staged row, in the temporary table `row_outcome`:
 * - `new`: a record never seen; `record_id` is issued here, in the order of rows
 * - `changed`: other content than the current version, or the same again at a later time; also a tombstone of what is gone already
 * - `returned`: vanished before, comes back with the content it had
 * - `gone`: a tombstone of a live record
 * - `late`: an older version than the current one; it is kept beside it
 * - `duplicate`: repeats the key of another row of the snapshot with other content
 * - `unchanged`: everything else; also what a rollback set aside and the source still says
 *
 * Of rows with one key the newest counts, where the source orders its versions; else the first in a snapshot and the last in a
 * source of changes. A row whose order is unknown takes the place of what came before it. `revives`: a vanished record is in the
 * snapshot again, with an older version than it had. `is_late`: what a rollback set aside is newer.
 */
export async function classifyRows(transaction: Transaction, extract: FinishedExtract): Promise<OutcomeCounts> {
  const { db } = transaction;
  const { sourceId } = extract;
  const isSnapshot = extract.mode === 'snapshot';
  const ranked = (await repeatsKeys(db, sourceId)) ? rankedRows(extract) : onlyRows(extract);
  await sql`analyze ${sql.table(stagedTablesOf(sourceId).records)} (key_hash)`.execute(db);
  await sql`
    create temporary table row_outcome on commit drop as
    select seq, stream, key, key_hash, file_no, row_number, first_file_no, first_row_number, hash, order_key, deleted, rank, outcome,
      case when outcome = 'new' then nextval((select pg_get_serial_sequence('source_record', 'id')::regclass))::integer else known_id end as record_id,
      case when outcome = 'new' then 1
        when outcome in ('changed', 'returned', 'gone') then 1 + (select max(v.version) from source_record_version v where v.record_id = known_id)
        else known_version
      end as version,
      case when was_live then known_version end as version_before,
      outcome = 'unchanged' and rank = 1 and known_id is not null and hash = known_hash and order_key is distinct from known_order
        and not stays_aside as reorders,
      outcome = 'late' and rank = 1 and ${isSnapshot} and not was_live and not was_tombstone and not was_withdrawn and not deleted as revives,
      outcome = 'late' or is_late as is_late
    from (
      select s.*, r.id as known_id, r.version as known_version, r.hash as known_hash, r.order_key as known_order,
        r.id is not null and r.deleted_at is null as was_live, r.withdrawn as was_withdrawn, was_tombstone, stays_aside,
        coalesce(not overrides and s.order_key < h.order_key, false) as is_late,
        case
          when rank > 1 and s.order_key < first_order then 'late'
          when rank > 1 and ${isSnapshot} and (s.hash <> first_hash or s.deleted <> first_deleted) then 'duplicate'
          when rank > 1 then 'unchanged'
          when r.id is null then case when s.deleted and s.order_key is null then 'unchanged' else 'new' end
          when stays_aside then 'unchanged'
          when not overrides and s.order_key < r.order_key and not r.withdrawn then 'late'
          when s.deleted and r.deleted_at is null then 'gone'
          when h.record_id is not null and not r.withdrawn and not s.deleted and s.hash = r.hash and s.order_key is not distinct from r.order_key
            then 'returned'
          when h.record_id is not null then 'changed'
          when s.hash <> r.hash or s.deleted <> was_tombstone or s.order_key > r.order_key then 'changed'
          when r.deleted_at is not null and not s.deleted then 'returned'
          else 'unchanged'
        end as outcome
      from (${ranked}) s
      left join source_record r on r.source_id = ${sourceId} and r.key_hash = s.key_hash and r.stream = s.stream
      left join (${sql.raw(setAside)}) h on h.record_id = r.id
      cross join lateral (select
        r.deleted_at is not null and exists (
          select from source_record_version v where v.record_id = r.id and v.version = r.version and v.deleted) as was_tombstone,
        coalesce(s.hash = h.hash and s.deleted = h.is_tombstone and (h.is_tombstone or h.deleted_at is null), false) as stays_aside
      ) t
      order by seq
    ) classified`.execute(db);
  await sql`analyze row_outcome (seq, outcome, record_id, file_no)`.execute(db);
  const counts = await countOutcomes(db);
  if (!counts.some(({ outcome }) => outcome === 'late')) return counts;
  await settleLateRows(transaction);
  return countOutcomes(db);
}

/** How many rows of each file have which outcome, and whether any of them changes a known record in another way. */
export type OutcomeCounts = readonly {
  readonly file_no: number;
  readonly outcome: string;
  readonly count: number;
  readonly revives: boolean;
  readonly reorders: boolean;
}[];

async function countOutcomes(db: Transaction['db']): Promise<OutcomeCounts> {
  const { rows } = await sql<OutcomeCounts[number]>`
    select file_no, outcome, count(*)::integer as count, bool_or(revives) as revives, bool_or(reorders) as reorders
    from row_outcome group by file_no, outcome`.execute(db);
  return rows;
}

/** True when rows have the same key: hardly any extract does that, and sorting all of its rows by key takes most of the time. */
async function repeatsKeys(db: Transaction['db'], sourceId: number): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(stagedTablesOf(sourceId).records)}
    group by key_hash, stream having count(*) > 1 limit 1`.execute(db);
  return rows.length > 0;
}

const columns = sql`seq, stream, key, key_hash, deleted, hash, order_key, file_no, row_number`;

/** What `rankedRows` gives when each row has a key of its own. */
const onlyRows = ({ sourceId, mode }: FinishedExtract): RawBuilder<unknown> => sql`
  select ${columns}, ${mode === 'changes'} and order_key is null as overrides, 1 as rank, hash as first_hash, deleted as first_deleted,
    order_key as first_order, file_no as first_file_no, row_number as first_row_number
  from ${sql.table(stagedTablesOf(sourceId).records)}`;

/** The staged rows, with the rank of each among those with its key; `overrides`: the current version is older, whatever its order. */
function rankedRows({ sourceId, mode }: FinishedExtract): RawBuilder<unknown> {
  const staged = sql.table(stagedTablesOf(sourceId).records);
  const rows =
    mode === 'snapshot'
      ? sql`(select ${columns}, 0 as undated from ${staged}) r`
      : sql`(select ${columns}, coalesce(max(seq) filter (where order_key is null) over (partition by key_hash, stream), 0) as undated
          from ${staged}) r`;
  const order =
    mode === 'snapshot' ? sql`order_key desc nulls last, seq` : sql`seq < undated, order_key desc nulls last, seq desc`;
  return sql`
    select ${columns}, undated > 0 as overrides,
      row_number() over same_key as rank,
      first_value(hash) over same_key as first_hash,
      first_value(deleted) over same_key as first_deleted,
      first_value(order_key) over same_key as first_order,
      first_value(file_no) over same_key as first_file_no,
      first_value(row_number) over same_key as first_row_number
    from ${rows}
    window same_key as (partition by key_hash, stream order by ${order})`;
}
