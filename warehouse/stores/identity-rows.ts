import { type RawBuilder, sql } from 'kysely';
import type { ClusterMembership, Membership } from '../../matching/identity/assign-identities.ts';
import type { Home } from '../../matching/identity/homes.ts';
import { toRecordId } from '../../matching/ids.ts';
import { slicesOf } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';

/** What identities are assigned from, of the records that a condition allows. */
type Rows<T> = (where: RawBuilder<unknown>) => RawBuilder<T>;

/** Sources go by their names. As a join, of a small table that nobody analyzes, it would mislead the planner. */
const placeOfSource = sql`array_position((select array_agg(id order by name) from source), r.source_id)`;

/** Live records with their clusters; `n.record_id` in conditions. */
export const clusterRows: Rows<ClusterMembership> = (where) => sql<ClusterMembership>`
  select n.record_id as record, coalesce(c.cluster_id, n.record_id) as cluster
  from normalized_record n
  join source_record r on r.id = n.record_id
  left join cluster_member c on c.record_id = n.record_id
  where n.fields is not null and ${where} order by ${placeOfSource}, r.key, r.stream`;

export const membershipRows: Rows<Membership> = (where) => sql<Membership>`
  select record_id as record, customer_id as customer from membership where ${where} order by record_id`;

export const homeRows: Rows<Home> = (where) => sql<Home>`
  select record_id as record, home_id as home, origin_id as origin from record_home where ${where} order by record_id`;

const BATCH = 20_000;

/** All live records with their clusters: so many that they come as bytes. */
export function readClusters(database: Database): AsyncIterable<readonly ClusterMembership[]> {
  return readSnapshot(database, async function* ({ db, copyOut }) {
    const found: ClusterMembership[] = [];
    await copyOut(clusterRows(sql`true`).compile(db).sql, ({ int }) =>
      found.push({ record: toRecordId(int(0)), cluster: toRecordId(int(1)) }),
    );
    yield* slicesOf(found, BATCH);
  });
}
