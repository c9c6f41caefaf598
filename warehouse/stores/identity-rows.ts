import { type RawBuilder, sql } from 'kysely';
import type { ClusterMembership, Membership } from '../../matching/identity/assign-identities.ts';
import type { Home } from '../../matching/identity/homes.ts';

/** What identities are assigned from, of the records that a condition allows. */
type Rows<T> = (where: RawBuilder<unknown>) => RawBuilder<T>;

/** Live records with their clusters; `n.record_id` in conditions. */
export const clusterRows: Rows<ClusterMembership> = (where) => sql<ClusterMembership>`
  select n.record_id as record, coalesce(c.cluster_id, n.record_id) as cluster
  from normalized_record n
  join source_record r on r.id = n.record_id
  join (select id, row_number() over (order by name) as place from source) s on s.id = r.source_id
  left join cluster_member c on c.record_id = n.record_id
  where n.fields is not null and ${where} order by s.place, r.key, r.stream`;

export const membershipRows: Rows<Membership> = (where) => sql<Membership>`
  select record_id as record, customer_id as customer from membership where ${where} order by record_id`;

export const homeRows: Rows<Home> = (where) => sql<Home>`
  select record_id as record, home_id as home, origin_id as origin from record_home where ${where} order by record_id`;
