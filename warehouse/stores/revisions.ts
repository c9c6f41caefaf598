import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/**
 * Marks normalized records as changed, in the transaction that changes them. The last statement of it: the row of the
 * project's state stays locked until the transaction ends.
 */
export async function noteNormalizedChange({ db }: Transaction): Promise<void> {
  await sql`update project_state set normalized_revision = normalized_revision + 1`.execute(db);
}
