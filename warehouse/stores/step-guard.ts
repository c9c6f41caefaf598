import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { StepAttempt } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/** The database as one attempt of a step may write to it; see Warehouse.writingFor. */
export function guardedBy(database: Database, attempt: StepAttempt): Database {
  return { ...database, guard: (transaction) => assertCurrent(transaction, attempt) };
}

/**
 * Throws `sync.superseded` unless the run goes on and this is the last attempt of the step. Both rows stay locked until the
 * transaction ends, so that neither the end of the run nor the next attempt comes between the check and the commit. The run is
 * locked before the step, as everywhere.
 */
async function assertCurrent({ db }: Transaction, { run, step, source, attempt }: StepAttempt): Promise<void> {
  const { rows: runs } = await sql`select from run where id = ${run} and status = 'running' for share`.execute(db);
  if (runs.length > 0) {
    const { rows: steps } = await sql`
      select from run_step
      where run_id = ${run} and step = ${step} and source = ${source ?? ''} and attempt = ${attempt} for share`.execute(
      db,
    );
    if (steps.length > 0) return;
  }
  throw new YektaError('sync.superseded', `Attempt ${attempt} of the step ${step} does not count any more.`);
}
