import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Erasure, ErasureReport, ErasureRules, ErasureSubject } from '../../pipeline/ports/erasure-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { dropStagedTables } from '../staging/staged-tables.ts';
import { lockDecisions } from '../stores/decisions/in-force.ts';
import { eraseDecisions } from './erase-decisions.ts';
import { eraseFromGolden } from './erase-golden.ts';
import { eraseRecords, remove } from './erase-records.ts';
import { eraseListedValues, eraseQuotes } from './erase-values.ts';
import { type FoundRecords, findRecordsToErase } from './find-records.ts';
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
  assertReason(erasure.reason, traces);
  const id = await noteErasure(transaction, erasure);
  await leaveKeys(transaction, id, records);
  if (!erasure.mayReturn) await leaveIdentifiers(transaction, id, traces.normalized.flatMap(rules.identifiersOf));

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
  if (found.kept.length === 0) await closeQuestions(transaction, customer, counts);

  await sql`update erasure set counts = ${JSON.stringify(counts)} where id = ${id}`.execute(db);
  return toReport(found, counts);
}

/** The work of ErasureStore.preview. */
export async function previewErasure({ db }: Pick<Transaction, 'db'>, subject: ErasureSubject): Promise<ErasureReport> {
  const found = await findRecordsToErase({ db }, subject);
  const records = found.erased.map(({ id }) => id);
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*) from source_record where id = any(${records})) as source_record,
      (select count(*) from source_record_version where record_id = any(${records})) as source_record_version,
      (select count(*) from normalized_record where record_id = any(${records})) as normalized_record,
      (select count(*) from golden_record where customer_id = ${subject.customer}) as golden_record,
      (select count(*) from decision where records && ${records}::integer[]) as decision,
      (select count(*) from conflict where records && ${records}::integer[]) as conflict`.execute(db);
  return toReport(found, rows[0]!);
}

function toReport(found: FoundRecords, counts: Counts): ErasureReport {
  return {
    whole: found.kept.length === 0,
    records: found.erased.map(({ source, key }) => ({ source, key })),
    counts,
  };
}

/** Null: the customer goes on, or was retired before and stays so. */
function endOf({ erased, kept }: FoundRecords): 'erased' | 'retired' | null {
  if (kept.length === 0) return 'erased';
  const hadMembers = erased.some(({ member }) => member);
  return hadMembers && !kept.some(({ member }) => member) ? 'retired' : null;
}

/** A shorter text may stand in any sentence. */
const LEAST_SAID = 4;

function assertReason(reason: string, { texts }: Traces): void {
  if (!texts.some((text) => text.length >= LEAST_SAID && reason.includes(text))) return;
  throw new YektaError('erasure.reason', 'The reason holds data of the person; nothing was erased.', {
    remedy: 'The reason is kept: write, for example, the number of the request.',
  });
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
  const { rows } = await sql<{ source_id: number }>`
    update staging set finished = false, files = null, cursor = null where outcome is null
    returning source_id`.execute(transaction.db);
  for (const { source_id } of rows) await dropStagedTables(transaction, source_id);
}

/** Files of the sources are read in full again: what is known of their rows names records that are gone. */
async function forgetFiles({ db }: Transaction, sources: readonly number[]): Promise<void> {
  await remove(db, 'row_memo', sql`source_id = any(${[...sources]})`);
  await sql`update source set manifest = null where id = any(${[...sources]})`.execute(db);
}

async function closeQuestions({ db }: Transaction, customer: string, counts: Record<string, number>): Promise<void> {
  counts.conflict = (counts.conflict ?? 0) + (await remove(db, 'conflict', sql`customer_id = ${customer}`));
  await sql`delete from record_home where home_id = ${customer}`.execute(db);
  await sql`update record_home set origin_id = null where origin_id = ${customer}`.execute(db);
}
