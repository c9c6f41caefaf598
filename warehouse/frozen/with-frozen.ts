import { sql } from 'kysely';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { FrozenWarehouse, KnownQuestion } from '../../pipeline/ports/frozen-warehouse.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { fetchBatches } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { databaseOf } from '../opened.ts';
import { createCustomerStore } from '../stores/customer-store.ts';
import { createDecisionStore } from '../stores/decisions/decision-store.ts';
import { decisionsOf, readFieldDecisions } from '../stores/decisions/field-decisions.ts';
import { createMatchStore } from '../stores/match-store.ts';
import { createNormalizedStore } from '../stores/normalized-store.ts';
import { createSourceStore } from '../stores/source-store.ts';
import { createCurrentRecords } from './current-records.ts';

/** Hands over the warehouse as it is now, in read-only transactions that end with `use`. */
export async function withFrozen<T>(warehouse: Warehouse, use: (frozen: FrozenWarehouse) => Promise<T>): Promise<T> {
  const database = databaseOf(warehouse);
  const results = readSnapshot(database, async function* (transaction) {
    yield await use(frozenStores(await frozenAt(database, transaction)));
  });
  const { value } = await results.next();
  await results.return(undefined);
  return value as T;
}

/** The database as this transaction sees it; stores that open transactions of their own see the same. */
async function frozenAt(database: Database, { db }: Transaction): Promise<Database> {
  await sql`set transaction read only`.execute(db);
  const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(db);
  return {
    ...database,
    db,
    guard: async (other) => {
      await sql`set transaction snapshot ${sql.lit(rows[0]!.snapshot)}`.execute(other.db);
      await sql`set transaction read only`.execute(other.db);
    },
  };
}

function frozenStores(database: Database): FrozenWarehouse {
  const { db } = database;
  return {
    normalized: createNormalizedStore(database),
    records: createCurrentRecords(database),
    sources: createSourceStore(database),
    matches: createMatchStore(database),
    edges: () =>
      readSnapshot(database, (transaction) =>
        fetchBatches<MatchEdge>(transaction, sql`select a, b, weight, levels from match_edge order by a, b`),
      ),
    decisions: createDecisionStore(database),
    fieldDecisions: async () => {
      const decided = await readFieldDecisions({ db });
      return (members) => decisionsOf(members, decided);
    },
    customers: createCustomerStore(database),
    questions: async () => {
      const { rows } = await sql<KnownQuestion>`
        select c.kind, c.records, c.customer_id as customer, c.field, c.closed_at is null as "isOpen" from conflict c
        where c.kind in ('possible_match', 'held_cluster', 'contested_decision', 'contradiction')
          and (c.closed_at is null or c.asked_hash is not null
            and (c.closed_by is null or exists (select from active_decision d where d.id = c.closed_by)))`.execute(db);
      return rows;
    },
  };
}
