import { sql } from 'kysely';
import type { StoredError } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';

/** How long writes of a dead run may take to end by themselves, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Starts a run and returns its id.
 *
 * Runs that still say `running` are dead, but steps of theirs may be at work in other processes, which hold the run while they
 * write. Those writes end first: by themselves, or cut off when they take long, for a frozen process would hold the run forever.
 *
 * Records that a run sees first all get one time, `observed_at`: the start of the run. A run that takes up what an unpublished
 * one of the last day began gets the time of that one, so that a sync that was killed and run again gives the same times, and
 * the same golden records by rules of recency, as an undisturbed one.
 */
export function beginRun(database: Database): Promise<number> {
  return inTransaction(database, async ({ db }) => {
    const { rows: session } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const cutting = setInterval(() => void cutOffBlockers(database, session[0]!.pid), PATIENCE);
    try {
      await sql`update run set status = 'interrupted', finished_at = now() where status = 'running'`.execute(db);
    } finally {
      clearInterval(cutting);
    }
    await sql`
      update run_step set status = 'failed', finished_at = now(), error = ${interrupted} where status = 'running'`.execute(
      db,
    );
    const { rows } = await sql<{ id: number }>`
      insert into run (status, observed_at)
      select 'running', coalesce((
        select last.observed_at from (select * from run order by id desc limit 1) last
        where last.status in ('interrupted', 'failed') and last.started_at > now() - interval '1 day'
          and not exists (select from run_step s where s.run_id = last.id and s.step = 'publish' and s.status = 'done')
          and not exists (select from customer_event e where e.run_id = last.id)
      ), now())
      returning id`.execute(db);
    return rows[0]!.id;
  });
}

/** Ends the sessions that the session waits for. */
async function cutOffBlockers({ db }: Database, waiting: number): Promise<void> {
  await sql`select pg_terminate_backend(pid) from unnest(pg_blocking_pids(${waiting})) as pid`
    .execute(db)
    .catch(() => undefined);
}

const interrupted = JSON.stringify({
  code: 'sync.interrupted',
  message: 'The process ended before the step did.',
} satisfies StoredError);
