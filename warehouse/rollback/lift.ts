import { sql } from 'kysely';
import type { RollbackReport, RollbackWish } from '../../pipeline/ports/rollback-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { activateAgain } from './activate-model.ts';
import { activeRollback } from './in-force.ts';
import { reconsiderRecords } from './reconsider-records.ts';
import { noteRollback, nothing } from './roll-back.ts';

/** The work of RollbackStore.lift, inside its transaction. What sources have said since the rollback goes on counting. */
export async function lift(transaction: Transaction, wish: RollbackWish): Promise<RollbackReport> {
  const { db } = transaction;
  const { run } = wish;
  const rollback = await activeRollback(transaction, run);
  if (rollback === null)
    throw nothing(run, 'is not rolled back', 'Leave `--lift` out to roll it back; `yekta status` lists the runs.');
  const id = await noteRollback(transaction, wish, rollback);
  const { rows } = await sql<Pick<RollbackReport, 'versions' | 'deletions'>>`
    with lifted as (update withdrawal set lifted_by = ${id} where rollback_id = ${rollback} returning version, deleted_at)
    select count(version) as versions, count(deleted_at) as deletions from lifted`.execute(db);
  const model = await activateAgain(transaction, rollback, id);
  await sql`
    create temporary table reconsidered on commit drop as
    select distinct record_id from withdrawal where lifted_by = ${id}`.execute(db);
  return { run, ...rows[0]!, ...(await reconsiderRecords(transaction)), model };
}
