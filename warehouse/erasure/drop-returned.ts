import { sql } from 'kysely';
import type { ErasureRules } from '../../pipeline/ports/erasure-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from '../stores/normalized-rows.ts';
import { eraseRecords } from './erase-records.ts';
import { findErasure, leaveKeys, rowErased } from './tombstones.ts';

/** The work of ErasureGuard.dropReturned, inside its transaction. */
export async function dropReturned(
  transaction: Transaction,
  identifiersOf: ErasureRules['identifiersOf'],
): Promise<number> {
  const { db } = transaction;
  const erasureOf = await findErasure(transaction);
  if (erasureOf === null) return 0;
  const { rows } = await sql<NormalizedRow>`
    ${selectNormalized}
    where n.fields is not null
      and not exists (select from membership m where m.record_id = n.record_id)
      and not exists (select from record_home h where h.record_id = n.record_id)`.execute(db);
  const returned = new Map<number, number[]>();
  for (const row of rows) {
    const erasure = erasureOf(identifiersOf(toNormalizedRecord(row)));
    if (erasure !== null) returned.set(erasure, [...(returned.get(erasure) ?? []), row.id]);
  }
  const records: number[] = [];
  for (const [erasure, found] of returned) {
    const since = await seenSince(transaction, erasure, found);
    await leaveKeys(transaction, erasure, since);
    records.push(...since);
  }
  if (records.length === 0) return 0;
  await rejectRows(transaction, records);
  await eraseRecords(transaction, records);
  return records.length;
}

/** Those that came after the erasure: others with the identifier were there, and nobody asked to erase them. */
async function seenSince({ db }: Transaction, erasure: number, records: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from source_record
    where id = any(${[...records]}) and first_seen_at >= (select at from erasure where id = ${erasure})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Counts the rows that brought records as rejected, so that the counts of their files still add up (law 7). */
async function rejectRows({ db }: Transaction, records: readonly number[]): Promise<void> {
  await sql`
    with rows as (
      select run_file_id, row_number from source_record_version where record_id = any(${[...records]})
    ),
    counted as (
      update run_file f set accepted = f.accepted - r.count, rejected = f.rejected + r.count
      from (select run_file_id, count(*)::integer as count from rows group by run_file_id) r
      where f.id = r.run_file_id
    )
    insert into reject (run_file_id, row_number, code, reason)
    select run_file_id, row_number, 'row.erased', ${rowErased} from rows`.execute(db);
}
