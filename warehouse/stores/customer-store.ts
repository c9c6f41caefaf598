import { type RawBuilder, sql } from 'kysely';
import type { CustomerId } from '../../matching/ids.ts';
import type { CustomerStore } from '../../pipeline/ports/customer-store.ts';
import { analyzeGrown } from '../db/analyze.ts';
import { fetchBatches } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { inTransaction, readSnapshot } from '../db/in-transaction.ts';
import { publish } from '../publish/publish.ts';
import { customerState } from './customer-state.ts';
import { readTotals } from './customer-totals.ts';
import { readChangedParts } from './identity-parts.ts';
import { homeRows, membershipRows, readClusters } from './identity-rows.ts';
import { noteMerged } from './merge-candidates.ts';
import { savePendingGolden } from './pending-golden.ts';
import { savePendingIdentities } from './pending-identities.ts';
import { readAllPublished, readPublished } from './published-customers.ts';
import { createGoldenReader } from './stale-golden.ts';
import { readStaleMembers } from './stale-members.ts';

const identityBatch = 20_000;

export function createCustomerStore(database: Database): CustomerStore {
  const { db } = database;
  const all = <T>(rows: RawBuilder<T>) =>
    readSnapshot(database, (transaction) => fetchBatches<T>(transaction, rows, identityBatch));
  return {
    identitiesStale: async () => {
      const { rows } = await sql<{ stale: boolean }>`
        select identities_match_revision is distinct from match_state.revision as stale
        from project_state cross join match_state`.execute(db);
      return rows[0]!.stale;
    },
    clusters: () => readClusters(database),
    memberships: () => all(membershipRows(sql`true`)),
    homes: () => all(homeRows(sql`true`)),
    changedParts: () => readChangedParts(database),
    savePendingIdentities: (changes) => savePendingIdentities(database, changes),
    staleMembers: (fingerprint) => readStaleMembers(database, fingerprint),
    staleGolden: createGoldenReader,
    noteMerged: (fingerprint) => inTransaction(database, (transaction) => noteMerged(transaction, fingerprint)),
    savePendingGolden: (batch) => savePendingGolden(database, batch),
    publish: async (run, gate) => {
      const counts = await inTransaction(database, (transaction) => publish(transaction, run, gate));
      await analyzeGrown(database, ['customer', 'membership', 'golden_record', 'customer_event'], counts.created ?? 0);
      return counts;
    },
    get: async (id) => (await readPublished(db, [id]))[0] ?? null,
    state: (id) => customerState(db, id),
    customerOf: async (record) => {
      const row = await db
        .selectFrom('membership')
        .select('customer_id')
        .where('record_id', '=', record)
        .executeTakeFirst();
      return (row?.customer_id ?? null) as CustomerId | null;
    },
    lastCustomerOf: async (record) => {
      const { rows } = await sql<{ customer: CustomerId }>`
        select h.home_id as customer from record_home h
        where h.record_id = ${record} and not exists (select from membership m where m.record_id = h.record_id)`.execute(
        db,
      );
      return rows[0]?.customer ?? null;
    },
    mergesOf: async (id) => {
      const { rows } = await sql<{ merged: readonly CustomerId[] }>`
        select data -> 'from' as merged from customer_event
        where customer_id = ${id} and type = 'merged' order by position desc`.execute(db);
      return rows.map(({ merged }) => merged);
    },
    all: () => readAllPublished(database),
    totals: () => readTotals(database),
  };
}
