import { sql } from 'kysely';
import type { RecordId } from '../../matching/ids.ts';
import type { IdentityParts } from '../../pipeline/ports/customer-store.ts';
import type { Database } from '../db/database.ts';
import { inSnapshot } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { clusterRows, homeRows, membershipRows } from './identity-rows.ts';

/** See `CustomerStore.changedParts`. */
export function readChangedParts(database: Database): Promise<IdentityParts | null> {
  return inSnapshot(database, async (transaction) => {
    const { all_unresolved } = await transaction.db
      .selectFrom('project_state')
      .select('all_unresolved')
      .executeTakeFirstOrThrow();
    return all_unresolved ? null : readParts(transaction, await connectedWith(transaction, await changed(transaction)));
  });
}

/** Records whose cluster may not be what is published, and those for which another customer is pending. */
async function changed({ db }: Transaction): Promise<readonly RecordId[]> {
  const { rows } = await sql<{ record: RecordId }>`
    select record_id as record from unresolved_record
    union select record_id from pending_membership
    union select record_id from pending_home`.execute(db);
  return rows.map(({ record }) => record);
}

/** Records and all that share a cluster, a customer or an id that they remember with one of them, and so on. */
async function connectedWith({ db }: Transaction, seeds: readonly RecordId[]): Promise<readonly RecordId[]> {
  const found = new Set(seeds);
  let newest = seeds;
  while (newest.length > 0) {
    const ids = [...newest];
    const { rows } = await sql<{ record: RecordId }>`
      with known (id) as (
        select customer_id from membership where record_id = any(${ids})
        union select home_id from record_home where record_id = any(${ids})
        union select origin_id from record_home where record_id = any(${ids})
      )
      select o.record_id as record from cluster_member c join cluster_member o on o.cluster_id = c.cluster_id
      where c.record_id = any(${ids})
      union select m.record_id from known join membership m on m.customer_id = known.id
      union select h.record_id from known join record_home h on h.home_id = known.id
      union select h.record_id from known join record_home h on h.origin_id = known.id`.execute(db);
    newest = rows.flatMap(({ record }) => (found.has(record) ? [] : [record]));
    for (const record of newest) found.add(record);
  }
  return [...found];
}

async function readParts({ db }: Transaction, records: readonly RecordId[]): Promise<IdentityParts> {
  const among = sql`record_id = any(${[...records]})`;
  const clusters = await clusterRows(sql`n.${among}`).execute(db);
  const memberships = await membershipRows(among).execute(db);
  const homes = await homeRows(among).execute(db);
  return { clusters: clusters.rows, memberships: memberships.rows, homes: homes.rows };
}
