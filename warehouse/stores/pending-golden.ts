import { sql } from 'kysely';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { FieldName } from '../../matching/ids.ts';
import type { PendingGolden } from '../../pipeline/ports/customer-store.ts';
import { encodeGolden } from '../codec/golden-record.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { digest } from '../digest.ts';
import { questionDigest } from './questions.ts';

/**
 * Stores golden records where they stay; publishing only points the customers to them. The fingerprint of the rules is
 * part of `inputHash` already.
 */
export async function savePendingGolden(database: Database, batch: readonly PendingGolden[]): Promise<void> {
  if (batch.length === 0) return;
  const customers = batch.map(({ customer }) => customer);
  const encoded = batch.map(encodePending);
  await inTransaction(database, async ({ db, copy }) => {
    await sql`delete from golden_record g using pending_golden p
      where g.id = p.golden_id and p.customer_id = any(${customers})`.execute(db);
    await sql`delete from pending_golden where customer_id = any(${customers})`.execute(db);
    const { rows: ids } = await sql<{ id: number }>`
      select nextval((select pg_get_serial_sequence('golden_record', 'id')::regclass)) as id from generate_series(1, ${batch.length})`.execute(
      db,
    );
    await copy(
      'golden_record',
      ['id', 'customer_id', 'kind', 'fields', 'provenance', 'contradictions', 'input_hash'],
      encoded.map(({ customer, inputHash, kind, fields, provenance, contradictions }, index) => [
        ids[index]!.id,
        customer,
        kind,
        fields,
        provenance,
        JSON.stringify(contradictions),
        inputHash,
      ]),
    );
    await copy(
      'pending_golden',
      ['customer_id', 'golden_id', 'content_hash', 'contradicts'],
      encoded.map(({ customer, kind, fields, contradictions }, index) => [
        customer,
        ids[index]!.id,
        digest(`${kind}\n${fields}`),
        contradictions.length > 0,
      ]),
    );
  });
}

function encodePending({ customer, inputHash, golden }: PendingGolden) {
  const contradictions = golden.contradictions.map((contradiction) => ({
    question: questionDigest({ kind: 'contradiction', customer, field: contradiction.field }),
    ...contradiction,
    records: recordsOf(golden, contradiction.field),
  }));
  return { customer, inputHash, contradictions, ...encodeGolden(golden) };
}

/** Records that offered a value for the field. */
function recordsOf({ provenance }: GoldenRecord, field: FieldName): readonly number[] {
  const { winners = [], losers = [] } = provenance[field] ?? {};
  return [...new Set([...winners, ...losers].map(({ record }) => record))].sort((a, b) => a - b);
}
