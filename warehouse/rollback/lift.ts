import { sql } from 'kysely';
import type { RollbackReport, RollbackWish } from '../../pipeline/ports/rollback-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { activateAgain } from './activate-model.ts';
import { reconsiderRecords } from './reconsider-records.ts';
import { activeRollback, noteRollback, nothing } from './roll-back.ts';

/**
 * The work of RollbackStore.lift, inside its transaction. Records of which the source has said something else since the rollback
 * stay as they are: it was right about them.
 */
export async function lift(transaction: Transaction, wish: RollbackWish): Promise<RollbackReport> {
  const { db } = transaction;
  const { run } = wish;
  const rollback = await activeRollback(transaction, run);
  if (rollback === null)
    throw nothing(run, 'is not rolled back', 'Leave `--lift` out to roll it back; `yekta status` lists the runs.');
  const id = await noteRollback(transaction, wish, rollback);
  await sql`
    update withdrawal w set lifted_by = ${id}
    where w.rollback_id = ${rollback} and (
      exists (select from set_aside h where h.record_id = w.record_id)
      or exists (select from source_record_version v where v.record_id = w.record_id and v.version = w.version and v.late))`.execute(
    db,
  );
  const { rows } = await sql<Pick<RollbackReport, 'versions' | 'deletions' | 'kept'>>`
    select count(version) filter (where lifted_by = ${id}) as versions,
      count(deleted_at) filter (where lifted_by = ${id}) as deletions,
      count(*) filter (where lifted_by is null) as kept
    from withdrawal where rollback_id = ${rollback}`.execute(db);
  const model = await activateAgain(transaction, rollback, id);
  await sql`
    create temporary table reconsidered on commit drop as
    select distinct record_id from withdrawal where lifted_by = ${id}`.execute(db);
  return { run, ...rows[0]!, ...(await reconsiderRecords(transaction)), model };
}
