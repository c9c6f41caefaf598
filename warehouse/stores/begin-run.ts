import { sql } from 'kysely';
import type { StoredError } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Starts a run and returns its id. Waits for writes that steps of dead processes have begun and Postgres still works on.
 *
 * Records that a run sees first all get one time, `observed_at`: the start of the run. A run that takes up what an unpublished
 * one of the last day began gets the time of that one, so that a sync that was killed and run again gives the same times, and
 * the same golden records by rules of recency, as an undisturbed one.
 */
export async function beginRun({ db }: Transaction): Promise<number> {
  await sql`update run set status = 'interrupted', finished_at = now() where status = 'running'`.execute(db);
  await sql`update run_step set status = 'failed', finished_at = now(), error = ${interrupted} where status = 'running'`.execute(
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
}

const interrupted = JSON.stringify({
  code: 'sync.interrupted',
  message: 'The process ended before the step did.',
} satisfies StoredError);
