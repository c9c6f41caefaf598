import { type RawBuilder, sql } from 'kysely';
import type { RunStatus, StoredError } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';

/** How long work for a run may go on when it is to end, in milliseconds. */
const PATIENCE = 2_000;

/** Ends those of the chosen runs that are running; see `endRunsIn`. */
export function endRuns(database: Database, ...ending: Ending): Promise<void> {
  return inTransaction(database, (transaction) => endRunsIn(database, transaction, ...ending));
}

type Ending = [chosen: RawBuilder<unknown>, status: Exclude<RunStatus, 'running'>, error: StoredError | null];

/**
 * Ends those of the chosen runs that are running, with the steps that are still at work. Those hold the run while they read and
 * write: the transactions that they are in end first, by themselves or, when that takes long, cut off. A frozen process would
 * else hold the run forever.
 */
export async function endRunsIn(
  database: Database,
  { db }: Transaction,
  ...[chosen, status, error]: Ending
): Promise<void> {
  const { rows: session } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const cutting = setInterval(() => void cutOffBlockers(database, session[0]!.pid), PATIENCE);
  try {
    await sql`
      update run set status = ${status}, error = ${error === null ? null : JSON.stringify(error)}, finished_at = now()
      where status = 'running' and ${chosen}`.execute(db);
  } finally {
    clearInterval(cutting);
  }
  await sql`
    update run_step s set status = 'failed', finished_at = now(), error = ${interrupted}
    from run r where r.id = s.run_id and r.status <> 'running' and s.status = 'running'`.execute(db);
}

/** Ends the sessions that the session waits for. */
async function cutOffBlockers({ db }: Database, waiting: number): Promise<void> {
  await sql`select pg_terminate_backend(pid) from unnest(pg_blocking_pids(${waiting})) as pid`
    .execute(db)
    .catch(() => undefined);
}

const interrupted = JSON.stringify({
  code: 'sync.interrupted',
  message: 'The run ended before the step did.',
} satisfies StoredError);
