import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { StepAttempt } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/** The database as one attempt of a step may use it; see Warehouse.writingFor. */
export function guardedBy(database: Database, attempt: StepAttempt): Database {
  return { ...database, guard: (transaction, use) => assertCurrent(transaction, attempt, use) };
}

/**
 * Throws `sync.superseded` unless the run goes on and, for writes, this is the last attempt of the step. The rows stay locked
 * until the transaction ends, so that neither the end of the run nor the next attempt comes between the check and the commit;
 * and so that the end of the run can cut off a frozen process, even one that only reads, before others wait for its locks on
 * tables. The run is locked before the step, as everywhere; of the step only the key, so that its progress can be written.
 */
async function assertCurrent({ db }: Transaction, attempt: StepAttempt, use: 'write' | 'read'): Promise<void> {
  const { run, step, source } = attempt;
  const { rows: runs } = await sql`select from run where id = ${run} and status = 'running' for share`.execute(db);
  if (runs.length > 0) {
    if (use === 'read') return;
    const { rows: steps } = await sql`
      select from run_step
      where run_id = ${run} and step = ${step} and source = ${source ?? ''} and attempt = ${attempt.attempt}
      for key share`.execute(db);
    if (steps.length > 0) return;
  }
  throw new YektaError('sync.superseded', `Attempt ${attempt.attempt} of the step ${step} does not count any more.`);
}
