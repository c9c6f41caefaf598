import { type RawBuilder, sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/** Rollbacks `b` that nobody lifted. */
const inForce = sql`
  from run_rollback b where b.lifts is null and not exists (select from run_rollback l where l.lifts = b.id)`;

export const isRolledBack = (run: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select ${inForce} and b.run_id = ${run})`;

/** The rollback of a run that is in force. */
export async function activeRollback({ db }: Transaction, run: RunId): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select b.id ${inForce} and b.run_id = ${run}`.execute(db);
  return rows[0]?.id ?? null;
}
