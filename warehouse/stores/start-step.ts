import { sql } from 'kysely';
import type { SourceName } from '../../matching/ids.ts';
import type { RunId, StepAttempt, StepName } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { cuttingOff } from './cut-off.ts';

/** Starts an attempt of a step, and ends what an earlier one still does; null when the run has ended. */
export function startStep(
  database: Database,
  run: RunId,
  step: StepName,
  source: SourceName | null,
): Promise<StepAttempt | null> {
  return inTransaction(database, async (transaction) => {
    const { db } = transaction;
    const { rows: runs } = await sql`select from run where id = ${run} and status = 'running' for share`.execute(db);
    if (runs.length === 0) return null;
    // An attempt holds the key of its row while it writes (see `guardedBy`).
    await cuttingOff(database, transaction, () =>
      sql`select from run_step where run_id = ${run} and step = ${step} and source = ${source ?? ''} for update`.execute(
        db,
      ),
    );
    const { rows } = await sql<{ attempt: number }>`
      insert into run_step (run_id, step, source, status, attempt, started_at)
      values (${run}, ${step}, ${source ?? ''}, 'running', 1, now())
      on conflict (run_id, step, source) do update set status = 'running', attempt = run_step.attempt + 1,
        started_at = now(), finished_at = null, done = 0, total = null, counts = '{}', error = null
      returning attempt`.execute(db);
    return { run, step, source, attempt: rows[0]!.attempt };
  });
}
