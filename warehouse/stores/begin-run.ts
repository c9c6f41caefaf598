import { sql } from 'kysely';
import type { RunOptions } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { endRunsIn } from './end-runs.ts';

/**
 * Starts a run and returns its id.
 *
 * Runs that still say `running` are dead, although steps of theirs may be at work in other processes: they become
 * `interrupted`.
 *
 * Records that a run sees first all get one time, `observed_at`: the start of the run. A run that takes up what an unpublished
 * one of the last day began gets the time of that one, so that a sync that was killed and run again gives the same times, and
 * the same golden records by rules of recency, as an undisturbed one.
 */
export function beginRun(database: Database, { gate = true }: RunOptions): Promise<number> {
  return inTransaction(database, async (transaction) => {
    await endRunsIn(database, transaction, sql`true`, 'interrupted', null);
    const { rows } = await sql<{ id: number }>`
      insert into run (status, gated, observed_at)
      select 'running', ${gate}, coalesce((
        select last.observed_at from (select * from run order by id desc limit 1) last
        where last.status in ('interrupted', 'failed') and last.started_at > now() - interval '1 day'
          and not exists (select from run_step s where s.run_id = last.id and s.step = 'publish' and s.status = 'done')
          and not exists (select from customer_event e where e.run_id = last.id)
      ), now())
      returning id`.execute(transaction.db);
    return rows[0]!.id;
  });
}
