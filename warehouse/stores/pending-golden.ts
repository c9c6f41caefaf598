import { sql } from 'kysely';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { FieldName } from '../../matching/ids.ts';
import { goldenQuestions } from '../../matching/queue/golden-questions.ts';
import type { Batch } from '../../pipeline/ports/batch.ts';
import type { PendingGolden } from '../../pipeline/ports/customer-store.ts';
import { encodeGolden } from '../codec/golden-record.ts';
import { bigintBytes, uuidBytes } from '../db/binary-values.ts';
import { commitLater } from '../db/commit-later.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import { questionDigest } from './queue/question-digest.ts';

/**
 * Stores golden records where they stay; publishing only points the customers to them. The fingerprint of the rules is
 * part of `inputHash` already.
 */
export async function savePendingGolden(database: Database, batch: Batch<PendingGolden>): Promise<void> {
  if (batch.length === 0) return;
  const encoded = Array.from(batch, encodePending);
  await inTransaction(database, async (transaction) => {
    await commitLater(transaction);
    await writeEncoded(transaction, encoded);
  });
}

export function writePendingGolden(transaction: Transaction, batch: readonly PendingGolden[]): Promise<void> {
  return writeEncoded(transaction, batch.map(encodePending));
}

async function writeEncoded({ db, copyBinary }: Transaction, encoded: readonly EncodedPending[]): Promise<void> {
  const customers = encoded.map(({ customer }) => customer);
  await sql`delete from golden_record g using pending_golden p
    where g.id = p.golden_id and p.customer_id = any(${customers})`.execute(db);
  await sql`delete from pending_golden where customer_id = any(${customers})`.execute(db);
  const { rows: ids } = await sql<{ id: number }>`
    select nextval((select pg_get_serial_sequence('golden_record', 'id')::regclass)) as id from generate_series(1, ${encoded.length})`.execute(
    db,
  );
  await copyBinary(
    'golden_record',
    ['id', 'customer_id', 'kind', 'fields', 'provenance', 'contradictions', 'input_hash'],
    encoded.map(({ customer, inputHash, kind, fields, provenance, questions }, index) => [
      bigintBytes(ids[index]!.id),
      customer,
      kind,
      fields,
      provenance,
      JSON.stringify(questions),
      uuidBytes(inputHash),
    ]),
  );
  await copyBinary(
    'pending_golden',
    ['customer_id', 'golden_id', 'content_hash', 'contradicts'],
    encoded.map(({ customer, kind, fields, questions }, index) => [
      customer,
      bigintBytes(ids[index]!.id),
      uuidBytes(digest(`${kind}\n${fields}`)),
      questions.length > 0,
    ]),
  );
}

type EncodedPending = ReturnType<typeof encodePending>;

function encodePending({ customer, inputHash, golden }: PendingGolden) {
  const questions = goldenQuestions(golden).map(({ fieldWeight, ...question }) => ({
    question: questionDigest({ kind: question.kind, customer, field: question.field }),
    ...question,
    priority: fieldWeight,
    records: recordsOf(golden, question.field),
  }));
  return { customer, inputHash, questions, ...encodeGolden(golden) };
}

/** Records that offered a value for the field. */
function recordsOf({ provenance }: GoldenRecord, field: FieldName): readonly number[] {
  const { winners = [], losers = [] } = provenance[field] ?? {};
  return [...new Set([...winners, ...losers].map(({ record }) => record))].sort((a, b) => a - b);
}
