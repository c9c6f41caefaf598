import { sql } from 'kysely';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { FieldName } from '../../matching/ids.ts';
import { goldenQuestions } from '../../matching/queue/golden-questions.ts';
import type { Batch } from '../../pipeline/ports/batch.ts';
import type { PendingGolden } from '../../pipeline/ports/customer-store.ts';
import { encodeGolden } from '../codec/golden-record.ts';
import { JsonBytes } from '../codec/json-bytes.ts';
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
  const encoded = encodeAll(batch);
  await inTransaction(database, async (transaction) => {
    await commitLater(transaction);
    await writeEncoded(transaction, encoded);
  });
}

export function writePendingGolden(transaction: Transaction, batch: readonly PendingGolden[]): Promise<void> {
  return writeEncoded(transaction, encodeAll(batch));
}

async function writeEncoded({ db, copyBinary }: Transaction, encoded: readonly EncodedPending[]): Promise<void> {
  const customers = encoded.map(({ customer }) => customer);
  await sql`delete from golden_record g using pending_golden p
    where g.id = p.golden_id and p.customer_id = any(${customers})`.execute(db);
  await sql`delete from pending_golden where customer_id = any(${customers})`.execute(db);
  const idAt = await newIds({ db }, encoded.length);
  await copyBinary(
    'golden_record',
    ['id', 'customer_id', 'kind', 'fields', 'provenance', 'contradictions', 'input_hash'],
    encoded.map(({ customer, inputHash, kind, fields, provenance, questions }, index) => [
      idAt(index),
      customer,
      kind,
      fields,
      provenance,
      questions.length === 0 ? '[]' : JSON.stringify(questions),
      uuidBytes(inputHash),
    ]),
  );
  await copyBinary(
    'pending_golden',
    ['customer_id', 'golden_id', 'content_hash', 'contradicts'],
    encoded.map(({ customer, contentHash, questions }, index) => [
      customer,
      idAt(index),
      uuidBytes(contentHash),
      questions.length > 0,
    ]),
  );
}

/** Ids of new golden records, as bytes. */
async function newIds({ db }: Pick<Transaction, 'db'>, count: number): Promise<(index: number) => Uint8Array> {
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(int8send(nextval(sequence)), ''::bytea) as ids
    from (select pg_get_serial_sequence('golden_record', 'id')::regclass as sequence) s, generate_series(1, ${count})`.execute(
    db,
  );
  const { ids } = rows[0]!;
  return (index) => ids!.subarray(8 * index, 8 * index + 8);
}

type EncodedPending = ReturnType<typeof encodePending>;

function encodeAll(batch: Iterable<PendingGolden>): readonly EncodedPending[] {
  const json = new JsonBytes();
  return Array.from(batch, (pending) => encodePending(pending, json));
}

function encodePending({ customer, inputHash, golden }: PendingGolden, json: JsonBytes) {
  const questions = goldenQuestions(golden).map(({ fieldWeight, ...question }) => ({
    question: questionDigest({ kind: question.kind, customer, field: question.field }),
    ...question,
    priority: fieldWeight,
    records: recordsOf(golden, question.field),
  }));
  return { customer, inputHash, questions, kind: golden.kind, ...encodeGolden(golden, json) };
}

/** Records that offered a value for the field. */
function recordsOf({ provenance }: GoldenRecord, field: FieldName): readonly number[] {
  const { winners = [], losers = [] } = provenance[field] ?? {};
  return [...new Set([...winners, ...losers].map(({ record }) => record))].sort((a, b) => a - b);
}
