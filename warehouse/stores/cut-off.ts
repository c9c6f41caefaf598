import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/** How long the work of others may hold up what `cuttingOff` does, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Does work that ends what others do. Those end first, by themselves or, when that takes long, cut off: the sessions that the
 * transaction waits for are ended. A frozen process would else hold its locks forever.
 */
export async function cuttingOff<T>(database: Database, { db }: Transaction, work: () => Promise<T>): Promise<T> {
  const { rows: session } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const cutting = setInterval(() => void cutOffBlockers(database, session[0]!.pid), PATIENCE);
  try {
    return await work();
  } finally {
    clearInterval(cutting);
  }
}

/** Ends the sessions that the session waits for. */
async function cutOffBlockers({ db }: Database, waiting: number): Promise<void> {
  await sql`select pg_terminate_backend(pid) from unnest(pg_blocking_pids(${waiting})) as pid`
    .execute(db)
    .catch(() => undefined);
}
