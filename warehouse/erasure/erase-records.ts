import { type RawBuilder, sql } from 'kysely';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { followColumnTexts } from '../stores/column-texts.ts';
import { forgetTotals } from '../stores/customer-totals.ts';

type Db = Transaction['db'];

/**
 * Removes records: their versions, and everything that was made from them record by record. What matching keeps of all records
 * together is thrown away, since it holds hashes of their values: the next sync matches everything. So is the memo of the rows of
 * their sources: they are parsed again.
 */
export async function eraseRecords(transaction: Transaction, records: readonly number[]): Promise<Counts> {
  const { db } = transaction;
  const ids = [...records];
  await eraseColumnTexts(transaction, ids);
  await renameClusters(db, ids);
  await remove(db, 'row_memo', sql`source_id in (select source_id from source_record where id = any(${ids}))`);
  const hold = await forgetHeldValues(db, ids);
  const counts = {
    ...(hold > 0 ? { hold } : {}),
    match_edge: await remove(db, 'match_edge', sql`a = any(${ids}) or b = any(${ids})`),
    conflict: await remove(db, 'conflict', sql`records && ${ids}::integer[]`),
    source_record_version: await remove(db, 'source_record_version', of(ids)),
    normalized_record: await remove(db, 'normalized_record', of(ids)),
    source_record: await remove(db, 'source_record', sql`id = any(${ids})`),
  };
  for (const table of byRecord) await remove(db, table, of(ids));
  await forgetTotals({ db });
  await sql`truncate block_segment, block_part, block_rule, block_label`.execute(db);
  await sql`update match_state set fingerprint = null, decisions = null, generic = null`.execute(db);
  return counts;
}

/** Tables with rows of single records that are not counted in reports. */
const byRecord = [
  'asked_record',
  'match_record',
  'cluster_member',
  'held_member',
  'held_record',
  'membership',
  'record_home',
  'stale_record',
  'record_absence',
  'withdrawal',
  'set_aside',
];

export async function remove(db: Db, table: string, condition: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${condition}`.execute(db);
  return Number(numAffectedRows);
}

const of = (ids: readonly number[]): RawBuilder<unknown> => sql`record_id = any(${[...ids]})`;

/** Holds because of a value that one of the records has keep its field only; the next sync names the value again, where others have it. */
async function forgetHeldValues(db: Db, ids: readonly number[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update hold set subject = split_part(subject, ' ', 1), question = gen_random_uuid()
    where scope = 'value' and id in (select hold_id from held_record where ${of(ids)})`.execute(db);
  return Number(numAffectedRows);
}

/** A cluster is named by its first record; what is left of one that loses it gets the name of the next. */
async function renameClusters(db: Db, ids: readonly number[]): Promise<void> {
  for (const table of ['cluster_member', 'held_member'])
    await sql`
      update ${sql.table(table)} c set cluster_id = first.record_id
      from (
        select distinct on (c.cluster_id) c.cluster_id, c.record_id
        from ${sql.table(table)} c join source_record r on r.id = c.record_id join source s on s.id = r.source_id
        where c.cluster_id = any(${[...ids]}) and c.record_id <> all(${[...ids]})
        order by c.cluster_id, s.name, r.key, r.stream
      ) first
      where first.cluster_id = c.cluster_id`.execute(db);
}

/** Takes the texts of live records out of the counts that decide about the formats of columns. */
async function eraseColumnTexts(transaction: Transaction, ids: readonly number[]): Promise<void> {
  const { db } = transaction;
  await sql`
    create temporary table record_change (record_id integer, version_before integer, version_after integer)
    on commit drop`.execute(db);
  const { rows: sources } = await sql<{ id: number }>`
    select distinct source_id as id from source_record where id = any(${[...ids]})`.execute(db);
  for (const { id } of sources) {
    await sql`truncate record_change`.execute(db);
    await sql`
      insert into record_change
      select id, version, null from source_record
      where id = any(${[...ids]}) and source_id = ${id} and deleted_at is null`.execute(db);
    await followColumnTexts(transaction, id);
  }
}
