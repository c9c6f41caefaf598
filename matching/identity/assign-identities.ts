import type { CustomerId, RecordId } from '../ids.ts';

/** One record belongs to one customer. */
export interface Membership {
  readonly record: RecordId;
  readonly customer: CustomerId;
}

/** One record stands in one cluster; the cluster is named by its canonically first record. */
export interface ClusterMembership {
  readonly record: RecordId;
  readonly cluster: RecordId;
}

/** What happened to a customer id. */
export type IdentityChange =
  | { readonly change: 'created'; readonly customer: CustomerId }
  /** All its records went to other customers; the id resolves to the one that took most of them, for ever. */
  | { readonly change: 'absorbed'; readonly customer: CustomerId; readonly into: CustomerId }
  /** Part of its records left for other customers; the id stays with the rest. */
  | { readonly change: 'split'; readonly customer: CustomerId; readonly off: readonly CustomerId[] }
  /** All its records are gone from their sources. */
  | { readonly change: 'retired'; readonly customer: CustomerId }
  /** It was retired, and one of its records came back. */
  | { readonly change: 'restored'; readonly customer: CustomerId };

export interface IdentityAssignment {
  /** Only records whose customer is new or other than before. */
  readonly memberships: readonly Membership[];
  /** Records that no longer belong to any cluster. */
  readonly left: readonly RecordId[];
  /** In the order of customer ids. */
  readonly changes: readonly IdentityChange[];
}

/**
 * Gives every cluster a customer id, keeping ids as stable as the clusters allow (law 6).
 *
 * Each customer so far claims the cluster that holds most of its records (tie: the cluster named by the smaller record). A
 * cluster that several customers claim goes to the oldest one, which is the smallest id, because ids are time-ordered; the
 * others are absorbed. A cluster that nobody claims gets the oldest of the retired ids that its records had when they were
 * gone from their sources, else a new id, in the order of cluster names. The outcome depends only on the partitions, not on
 * the order in which they are given.
 *
 * @param clusters every live record once
 * @param before every record that belongs to a customer now
 * @param issueId returns a fresh id, greater than every id issued before
 * @param former customers that are retired now, with the records that they lost last
 */
export function assignIdentities(
  clusters: Iterable<ClusterMembership>,
  before: Iterable<Membership>,
  issueId: () => CustomerId,
  former: Iterable<Membership> = [],
): IdentityAssignment {
  const clusterOf = new Map<RecordId, RecordId>();
  for (const { record, cluster } of clusters) clusterOf.set(record, cluster);
  const customerOf = new Map<RecordId, CustomerId>();
  for (const { record, customer } of before) customerOf.set(record, customer);

  const spread = spreadOfCustomers(customerOf, clusterOf);
  const owner = ownersOfClusters(spread);
  const retired = ownersOfClusters(spreadOfCustomers(new Map(pairsOf(former)), clusterOf));
  const changes: IdentityChange[] = [];
  for (const cluster of [...new Set(clusterOf.values())].sort(ascending)) {
    if (owner.has(cluster)) continue;
    const restored = retired.get(cluster);
    const customer = restored ?? issueId();
    owner.set(cluster, customer);
    changes.push({ change: restored === undefined ? 'created' : 'restored', customer });
  }

  const memberships: Membership[] = [];
  for (const [record, cluster] of clusterOf) {
    const customer = owner.get(cluster)!;
    if (customerOf.get(record) !== customer) memberships.push({ record, customer });
  }
  memberships.sort((a, b) => a.record - b.record);
  const left = [...customerOf.keys()].filter((record) => !clusterOf.has(record)).sort(ascending);
  for (const [customer, parts] of spread) changes.push(...changesOf(customer, parts, owner));
  changes.sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0));
  return { memberships, left, changes };
}

/** For each customer so far: how many of its records stand in which cluster now. */
type Spread = Map<CustomerId, Map<RecordId, number>>;

function spreadOfCustomers(customerOf: Map<RecordId, CustomerId>, clusterOf: Map<RecordId, RecordId>): Spread {
  const spread: Spread = new Map();
  for (const [record, customer] of customerOf) {
    const parts = spread.get(customer) ?? new Map<RecordId, number>();
    spread.set(customer, parts);
    const cluster = clusterOf.get(record);
    if (cluster !== undefined) parts.set(cluster, (parts.get(cluster) ?? 0) + 1);
  }
  return spread;
}

function ownersOfClusters(spread: Spread): Map<RecordId, CustomerId> {
  const owner = new Map<RecordId, CustomerId>();
  for (const [customer, parts] of spread) {
    const claim = largestPart(parts);
    if (claim === null) continue;
    const rival = owner.get(claim);
    if (rival === undefined || customer < rival) owner.set(claim, customer);
  }
  return owner;
}

function* pairsOf(memberships: Iterable<Membership>): Generator<[RecordId, CustomerId]> {
  for (const { record, customer } of memberships) yield [record, customer];
}

function largestPart(parts: Map<RecordId, number>): RecordId | null {
  let best: RecordId | null = null;
  for (const [cluster, count] of parts) {
    const most = best === null ? 0 : parts.get(best)!;
    if (best === null || count > most || (count === most && cluster < best)) best = cluster;
  }
  return best;
}

function changesOf(
  customer: CustomerId,
  parts: Map<RecordId, number>,
  owner: Map<RecordId, CustomerId>,
): readonly IdentityChange[] {
  const largest = largestPart(parts);
  if (largest === null) return [{ change: 'retired', customer }];
  const into = owner.get(largest)!;
  if (into !== customer) return [{ change: 'absorbed', customer, into }];
  const off = [...parts.keys()].filter((cluster) => cluster !== largest).map((cluster) => owner.get(cluster)!);
  return off.length === 0 ? [] : [{ change: 'split', customer, off: [...new Set(off)].sort() }];
}

function ascending(a: number, b: number): number {
  return a - b;
}
