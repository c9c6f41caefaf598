import { sql } from 'kysely';
import type { Erasure, ErasureReport, ErasureRules, Identifier } from '../../pipeline/ports/erasure-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { dropStagedTables } from '../staging/staged-tables.ts';
import { lockDecisions } from '../stores/decisions/in-force.ts';
import { assertReason } from './assert-reason.ts';
import { eraseDecisions } from './erase-decisions.ts';
import { eraseFromGolden } from './erase-golden.ts';
import { eraseRecords, remove } from './erase-records.ts';
import { eraseListedValues, eraseQuotes } from './erase-values.ts';
import { type FoundRecords, findRecordsToErase } from './find-records.ts';
import { toReport } from './preview-erasure.ts';
import { discardPending, publishErasure } from './publish-erasure.ts';
import { leaveIdentifiers, leaveKeys } from './tombstones.ts';
import { readTraces, type Traces } from './traces.ts';

/** The work of ErasureStore.erase, inside its transaction. */
export async function erase(transaction: Transaction, erasure: Erasure, rules: ErasureRules): Promise<ErasureReport> {
  const { db } = transaction;
  const { customer, author } = erasure;
  await lockDecisions(transaction);
  await sql`select from customer where id = ${customer} for update`.execute(db);
  const found = await findRecordsToErase(transaction, erasure);
  const records = found.erased.map(({ id }) => id);
  const traces = await readTraces(transaction, found.erased);
  assertReason(erasure.reason, traces, rules);
  const id = await noteErasure(transaction, erasure);
  await leaveKeys(transaction, id, records);
  if (!erasure.mayReturn)
    await leaveIdentifiers(transaction, id, await ownIdentifiers(transaction, found, traces, rules));

  await discardPending(transaction);
  await discardStaged(transaction);
  await forgetFiles(transaction, [...new Set(found.erased.map(({ source_id }) => source_id))]);
  const counts: Record<string, number> = { decision: await eraseDecisions(transaction, records, author) };
  Object.assign(counts, await eraseRecords(transaction, records));
  Object.assign(counts, await eraseQuotes(transaction, traces));
  counts.model_value = await eraseListedValues(transaction, traces, rules, author);
  const members = found.kept.filter(({ member }) => member).map((record) => record.id);
  await publishErasure(transaction, customer, members, endOf(found), rules.merge);
  const ended = found.kept.length === 0 ? await remove(db, 'golden_record', sql`customer_id = ${customer}`) : 0;
  counts.golden_record = ended + (await eraseFromGolden(transaction, records, customer));
  if (found.kept.length === 0) await forgetCustomer(transaction, customer, counts);

  await sql`update erasure set counts = ${JSON.stringify(counts)} where id = ${id}`.execute(db);
  return toReport(found, counts);
}

/** Null: the customer goes on, or was retired before and stays so. */
function endOf({ erased, kept }: FoundRecords): 'erased' | 'retired' | null {
  if (kept.length === 0) return 'erased';
  const hadMembers = erased.some(({ member }) => member);
  return hadMembers && !kept.some(({ member }) => member) ? 'retired' : null;
}

/** Identifiers that no record has which stays with the customer. */
async function ownIdentifiers(
  transaction: Transaction,
  { kept }: FoundRecords,
  { normalized }: Traces,
  { identifiersOf }: ErasureRules,
): Promise<readonly Identifier[]> {
  const rest = (await readTraces(transaction, kept)).normalized.flatMap(identifiersOf);
  const isOfOthers = ({ type, key }: Identifier): boolean =>
    rest.some((other) => other.type === type && other.key === key);
  return normalized.flatMap(identifiersOf).filter((identifier) => !isOfOthers(identifier));
}

async function noteErasure({ db }: Transaction, { customer, reason, author }: Erasure): Promise<number> {
  const { id } = await db
    .insertInto('erasure')
    .values({ customer_id: customer, reason, erased_by: author, counts: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws away extracts that were not staged yet. */
async function discardStaged(transaction: Transaction): Promise<void> {
  await sql`update staging set finished = false, files = null, cursor = null where outcome is null`.execute(
    transaction.db,
  );
  // A job that came twice may have left some that nobody takes.
  const { rows } = await sql<{ source_id: number }>`select source_id from staging`.execute(transaction.db);
  for (const { source_id } of rows) await dropStagedTables(transaction, source_id);
}

/** Files of the sources are read in full again: what is known of their rows names records that are gone. */
async function forgetFiles({ db }: Transaction, sources: readonly number[]): Promise<void> {
  await sql`update source set manifest = null where id = any(${[...sources]})`.execute(db);
}

/** Removes what else is about the customer itself; no record may bring its id back to life. */
async function forgetCustomer({ db }: Transaction, customer: string, counts: Record<string, number>): Promise<void> {
  counts.conflict = (counts.conflict ?? 0) + (await remove(db, 'conflict', sql`customer_id = ${customer}`));
  await sql`delete from record_home where home_id = ${customer}`.execute(db);
  await sql`update record_home set origin_id = null where origin_id = ${customer}`.execute(db);
}
