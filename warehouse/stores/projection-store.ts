import { sql } from 'kysely';
import type { ProjectionStore } from '../../pipeline/ports/projection-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { discardPending } from '../erasure/publish-erasure.ts';
import { forgetTotals } from './customer-totals.ts';
import { outdateNormalized } from './stale-records.ts';

export function createProjectionStore(database: Database): ProjectionStore {
  return { outdate: () => inTransaction(database, outdate) };
}

async function outdate(transaction: Transaction): Promise<void> {
  const { db } = transaction;
  await outdateNormalized(transaction);
  await sql`truncate column_text, row_memo, block_segment, block_part, block_rule, block_label`.execute(db);
  await sql`update source set manifest = null where manifest is not null`.execute(db);
  await sql`update match_state set fingerprint = null, decisions = null, generic = null`.execute(db);
  await forgetTotals(transaction);
  await discardPending(transaction);
  await sql`
    update golden_record g set input_hash = md5('')::uuid from customer c where c.golden_id = g.id`.execute(db);
}
