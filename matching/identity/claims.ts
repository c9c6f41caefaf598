import type { CustomerId, RecordId } from '../ids.ts';
import type { Standing } from './homes.ts';

/**
 * The cluster that each id claims: the one with most of the records that go with the id and come from it, then with most of
 * those that go with it, then with most of those that belong to it, then with most of those that just came back; among equals
 * the one that holds the canonically first of all these. Ids that have no such record claim nothing.
 */
export function claimsOf(standing: Standing): Map<CustomerId, RecordId> {
  const claims = new Map<CustomerId, RecordId>();
  const torn = new Set<CustomerId>();
  for (const [record, cluster] of standing.clusterOf) {
    const home = standing.homeOf.get(record)?.home ?? standing.customerOf.get(record);
    if (home === undefined) continue;
    const claim = claims.get(home);
    if (claim === undefined) claims.set(home, cluster);
    else if (claim !== cluster) torn.add(home);
  }
  for (const customer of customersWithout(claims, standing)) torn.add(customer);
  for (const [id, tally] of tallyOf(torn, standing)) claims.set(id, strongest(tally));
  return claims;
}

/** Customers whose live records all go with other ids. */
function* customersWithout(claims: ReadonlyMap<CustomerId, RecordId>, standing: Standing): Generator<CustomerId> {
  for (const record of standing.homeOf.keys()) {
    const customer = standing.customerOf.get(record);
    if (customer !== undefined && !claims.has(customer)) yield customer;
  }
}

/** How an id holds to a cluster. */
interface Hold {
  /** Records that go with the id and come from it. */
  natives: number;
  /** Records that go with the id. */
  residents: number;
  /** Records that belong to the customer so far. */
  members: number;
  /** Records that went with the id when they were gone from their source, and belong to no customer so far. */
  returning: number;
}

/** Clusters that the ids hold to, in the canonical order of the first record by which they do. */
function tallyOf(ids: ReadonlySet<CustomerId>, standing: Standing): Map<CustomerId, Map<RecordId, Hold>> {
  const tallies = new Map<CustomerId, Map<RecordId, Hold>>();
  const holdOf = (id: CustomerId, cluster: RecordId): Hold => {
    const tally = tallies.get(id) ?? new Map<RecordId, Hold>();
    tallies.set(id, tally);
    const hold = tally.get(cluster) ?? { natives: 0, residents: 0, members: 0, returning: 0 };
    tally.set(cluster, hold);
    return hold;
  };
  if (ids.size === 0) return tallies;
  for (const [record, cluster] of standing.clusterOf) {
    const customer = standing.customerOf.get(record);
    const known = standing.homeOf.get(record);
    const home = known?.home ?? customer;
    if (customer !== undefined && ids.has(customer)) holdOf(customer, cluster).members += 1;
    if (home === undefined || !ids.has(home)) continue;
    const hold = holdOf(home, cluster);
    if (customer === undefined) hold.returning += 1;
    else {
      hold.residents += 1;
      if (known === undefined || known.origin === home) hold.natives += 1;
    }
  }
  return tallies;
}

function strongest(tally: ReadonlyMap<RecordId, Hold>): RecordId {
  const [first, ...others] = tally;
  let [best, most] = first!;
  for (const [cluster, hold] of others) if (compareHolds(hold, most) > 0) [best, most] = [cluster, hold];
  return best;
}

function compareHolds(a: Hold, b: Hold): number {
  return a.natives - b.natives || a.residents - b.residents || a.members - b.members || a.returning - b.returning;
}
