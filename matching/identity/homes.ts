import type { CustomerId, RecordId } from '../ids.ts';

/**
 * What a record remembers of ids, so that merges and splits can be undone. Records that stand with the customer which they
 * came from need no such memory: both ids are their customer's.
 */
export interface Home {
  readonly record: RecordId;
  /** The id that the record goes with: its customer or, while that one is absorbed, an id that is merged into its customer. */
  readonly home: CustomerId;
  /**
   * The id that the record was first part of, or that was created for a part that it was in; null: when it came, its customer
   * was a merged one, and it may have come for any of the ids in it.
   */
  readonly origin: CustomerId | null;
}

/** All that identities are assigned from. */
export interface Standing {
  /** Cluster of every live record; records in canonical order. */
  readonly clusterOf: ReadonlyMap<RecordId, RecordId>;
  /** Customer so far of the records that have one. */
  readonly customerOf: ReadonlyMap<RecordId, CustomerId>;
  /** Only records for which it says more than the customer does. */
  readonly homeOf: ReadonlyMap<RecordId, Home>;
}

/** Which id each record goes with from now on. */
export interface HomeChanges {
  /** To be remembered from now on, in the order of records. */
  readonly homes: readonly Home[];
  /** Records that need no memory any more, ascending. */
  readonly settled: readonly RecordId[];
}

/**
 * Moves records home: one whose home claims another cluster goes with its origin when that claims the cluster that the record
 * stands in, else with the owner of the cluster. The records of a cluster with a new id come from it. Those without origin come
 * from the customer that they leave for a cluster which none of its ids claims, else from the owner of a cluster that no other id
 * claims. An owner that has no record of its own left, because they are gone from
 * their sources, takes those of the ids that it absorbed for its own. Afterwards all live records that go with one id stand in
 * one cluster, and every owner has some.
 *
 * @param claims the cluster that each id claims
 * @param owners the id of each cluster
 * @param fresh ids issued just now
 */
export function moveHomes(
  standing: Standing,
  claims: ReadonlyMap<CustomerId, RecordId>,
  owners: ReadonlyMap<RecordId, CustomerId>,
  fresh: ReadonlySet<CustomerId>,
): HomeChanges {
  const { clusterOf, customerOf, homeOf } = standing;
  const homes: Home[] = [];
  const settled: RecordId[] = [];
  // Nothing can be remembered yet: every id is new, and its records come from it.
  if (customerOf.size === 0 && homeOf.size === 0) return { homes, settled };
  const homeIn = (record: RecordId, cluster: RecordId): CustomerId => {
    const [known, customer] = [homeOf.get(record), customerOf.get(record)];
    const ids = [known?.home ?? customer, known?.origin ?? customer];
    return ids.find((id) => id !== undefined && claims.get(id) === cluster) ?? owners.get(cluster)!;
  };
  const contested = contestedClusters(claims, owners);
  const orphaned = orphanedClusters(standing, owners, homeIn);
  const reached = clustersOfMerged(standing, claims);
  const originIn = (record: RecordId, cluster: RecordId): CustomerId | null => {
    const [known, owner] = [homeOf.get(record), owners.get(cluster)!];
    if (fresh.has(owner)) return owner;
    const customer = customerOf.get(record);
    const origin = known === undefined ? (customer ?? null) : known.origin;
    if (origin !== null) return origin;
    if (customer !== undefined && !reached.get(customer)?.has(cluster)) return customer;
    return contested.has(cluster) && !orphaned.has(cluster) ? null : owner;
  };
  for (const [record, cluster] of clusterOf) {
    const owner = owners.get(cluster)!;
    const known = homeOf.get(record);
    if (known === undefined && customerOf.get(record) === owner) continue;
    const origin = originIn(record, cluster);
    const home = orphaned.has(cluster) ? owner : homeIn(record, cluster);
    if (home === owner && origin === owner) {
      if (known !== undefined) settled.push(record);
    } else if (known?.home !== home || known.origin !== origin) {
      homes.push({ record, home, origin });
    }
  }
  for (const [record, customer] of customerOf)
    if (!clusterOf.has(record) && !homeOf.has(record)) homes.push({ record, home: customer, origin: customer });
  return { homes: homes.sort((a, b) => a.record - b.record), settled: settled.sort((a, b) => a - b) };
}

/** Clusters that several ids claim. */
function contestedClusters(
  claims: ReadonlyMap<CustomerId, RecordId>,
  owners: ReadonlyMap<RecordId, CustomerId>,
): ReadonlySet<RecordId> {
  const contested = new Set<RecordId>();
  for (const [id, cluster] of claims) if (owners.get(cluster) !== id) contested.add(cluster);
  return contested;
}

/** By customer that has absorbed ids: the clusters that it and these claim. */
function clustersOfMerged(
  { customerOf, homeOf }: Standing,
  claims: ReadonlyMap<CustomerId, RecordId>,
): ReadonlyMap<CustomerId, ReadonlySet<RecordId>> {
  const clusters = new Map<CustomerId, Set<RecordId>>();
  for (const { record, home } of homeOf.values()) {
    const customer = customerOf.get(record);
    if (customer === undefined) continue;
    const claimed = clusters.get(customer) ?? new Set<RecordId>();
    clusters.set(customer, claimed);
    for (const id of [customer, home]) {
      const cluster = claims.get(id);
      if (cluster !== undefined) claimed.add(cluster);
    }
  }
  return clusters;
}

/** Clusters in which no record would go with the owner. */
function orphanedClusters(
  { clusterOf, homeOf }: Standing,
  owners: ReadonlyMap<RecordId, CustomerId>,
  homeIn: (record: RecordId, cluster: RecordId) => CustomerId,
): ReadonlySet<RecordId> {
  const orphaned = new Set<RecordId>();
  for (const record of homeOf.keys()) {
    const cluster = clusterOf.get(record);
    if (cluster !== undefined && homeIn(record, cluster) !== owners.get(cluster)) orphaned.add(cluster);
  }
  if (orphaned.size === 0) return orphaned;
  for (const [record, cluster] of clusterOf)
    if (orphaned.has(cluster) && homeIn(record, cluster) === owners.get(cluster)) orphaned.delete(cluster);
  return orphaned;
}
