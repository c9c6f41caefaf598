import { sql } from 'kysely';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName } from '../../matching/ids.ts';
import { goldenQuestions } from '../../matching/queue/golden-questions.ts';
import type { Batch } from '../../pipeline/ports/batch.ts';
import type { PendingGolden } from '../../pipeline/ports/customer-store.ts';
import { encodeGolden } from '../codec/golden-record.ts';
import { JsonBytes } from '../codec/json-bytes.ts';
import { binaryChunks } from '../db/binary-chunks.ts';
import { uuidBytes } from '../db/binary-values.ts';
import { commitLater } from '../db/commit-later.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { questionDigest } from './queue/question-digest.ts';

/**
 * Stores golden records where they stay; publishing only points the customers to them. The fingerprint of the rules is
 * part of `inputHash` already.
 */
export async function savePendingGolden(database: Database, batch: Batch<PendingGolden>): Promise<void> {
  if (batch.length === 0) return;
  await inTransaction(database, async (transaction) => {
    await commitLater(transaction);
    await writePendingGolden(transaction, batch);
  });
}

export async function writePendingGolden(transaction: Transaction, batch: Batch<PendingGolden>): Promise<void> {
  const { db, copyChunks } = transaction;
  const { customers, golden, pending } = encode(batch, await newIds({ db }, batch.length));
  await sql`delete from golden_record g using pending_golden p
    where g.id = p.golden_id and p.customer_id = any(${customers})`.execute(db);
  await sql`delete from pending_golden where customer_id = any(${customers})`.execute(db);
  await copyChunks('golden_record', goldenColumns, golden);
  await copyChunks('pending_golden', pendingColumns, pending);
}

const goldenColumns = ['id', 'customer_id', 'kind', 'fields', 'provenance', 'contradictions', 'input_hash'];
const pendingColumns = ['customer_id', 'golden_id', 'content_hash', 'contradicts'];

/** Ids of new golden records, each of 64 bits. */
async function newIds({ db }: Pick<Transaction, 'db'>, count: number): Promise<Uint8Array> {
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(int8send(nextval((select pg_get_serial_sequence('golden_record', 'id')::regclass))), ''::bytea) as ids
    from generate_series(1, ${count})`.execute(db);
  return rows[0]!.ids ?? new Uint8Array();
}

/** Rows of both tables. Each golden record is made and written before the next one, so that none is kept. */
function encode(batch: Batch<PendingGolden>, ids: Uint8Array) {
  const customers: CustomerId[] = [];
  const golden = binaryChunks();
  const pending = binaryChunks();
  const json = new JsonBytes();
  for (const { customer, inputHash, golden: made } of batch) {
    const id = ids.subarray(8 * customers.length, 8 * customers.length + 8);
    const questions = questionsOf(customer, made);
    const { fields, provenance, contentHash } = encodeGolden(made, json);
    golden.add([id, customer, made.kind, fields, provenance, JSON.stringify(questions), uuidBytes(inputHash)]);
    pending.add([customer, id, uuidBytes(contentHash), questions.length > 0]);
    customers.push(customer);
  }
  return { customers, golden: golden.takeAll(), pending: pending.takeAll() };
}

function questionsOf(customer: CustomerId, golden: PendingGolden['golden']) {
  return goldenQuestions(golden).map(({ fieldWeight, ...question }) => ({
    question: questionDigest({ kind: question.kind, customer, field: question.field }),
    ...question,
    priority: fieldWeight,
    records: recordsOf(golden, question.field),
  }));
}

/** Records that offered a value for the field. */
function recordsOf({ provenance }: GoldenRecord, field: FieldName): readonly number[] {
  const { winners = [], losers = [] } = provenance[field] ?? {};
  return [...new Set([...winners, ...losers].map(({ record }) => record))].sort((a, b) => a - b);
}
