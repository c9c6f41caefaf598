import { type RawBuilder, sql } from 'kysely';
import type { RunStatus, StoredError } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { cuttingOff } from './cut-off.ts';

/** Ends those of the chosen runs that are running; see `endRunsIn`. */
export function endRuns(database: Database, ...ending: Ending): Promise<void> {
  return inTransaction(database, (transaction) => endRunsIn(database, transaction, ...ending));
}

type Ending = [chosen: RawBuilder<unknown>, status: Exclude<RunStatus, 'running'>, error: StoredError | null];

/**
 * Ends those of the chosen runs that are running, with the steps that are still at work. Those hold the run while they read and
 * write: the transactions that they are in end first, by themselves or cut off.
 */
export async function endRunsIn(
  database: Database,
  transaction: Transaction,
  ...[chosen, status, error]: Ending
): Promise<void> {
  const { db } = transaction;
  await cuttingOff(database, transaction, async () => {
    await sql`
      update run set status = ${status}, error = ${error === null ? null : JSON.stringify(error)}, finished_at = now()
      where status = 'running' and ${chosen}`.execute(db);
    await sql`
      update run_step s set status = 'failed', finished_at = now(), error = ${interrupted}
      from run r where r.id = s.run_id and r.status <> 'running' and s.status = 'running'`.execute(db);
  });
}

const interrupted = JSON.stringify({
  code: 'sync.interrupted',
  message: 'The run ended before the step did.',
} satisfies StoredError);
