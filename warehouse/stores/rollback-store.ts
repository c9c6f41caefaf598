import type { RollbackStore } from '../../pipeline/ports/rollback-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { lift } from '../rollback/lift.ts';
import { rollBack } from '../rollback/roll-back.ts';

export function createRollbackStore(database: Database): RollbackStore {
  return {
    rollBack: (wish) => inTransaction(database, (transaction) => rollBack(transaction, wish)),
    lift: (wish) => inTransaction(database, (transaction) => lift(transaction, wish)),
  };
}
