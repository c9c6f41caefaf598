import type { CustomerId, RecordId } from '../ids.ts';
import { claimsOf } from './claims.ts';
import { fillVacant } from './fill-vacant.ts';
import { type Home, type HomeChanges, moveHomes, type Standing } from './homes.ts';
import { type IdentityChange, identityChanges } from './identity-changes.ts';

/** One record belongs to one customer. */
export interface Membership {
  readonly record: RecordId;
  readonly customer: CustomerId;
}

/** One record stands in one cluster; the cluster is named by one of its records. */
export interface ClusterMembership {
  readonly record: RecordId;
  readonly cluster: RecordId;
}

export interface IdentityAssignment extends HomeChanges {
  /** Only records whose customer is new or other than before, ascending. */
  readonly memberships: readonly Membership[];
  /** Records that no longer belong to any cluster, ascending. */
  readonly left: readonly RecordId[];
  /** In the order of customer ids. */
  readonly changes: readonly IdentityChange[];
}

/**
 * Gives every cluster a customer id, keeping ids as stable as the clusters allow (law 6) and giving them back when a merge or
 * split is undone.
 *
 * Each id that ever lived claims one cluster (see claimsOf). A cluster that several ids claim goes to the oldest one, which is
 * the smallest, because ids are time-ordered; the others are absorbed, but their records still go with them (see moveHomes).
 * A cluster that no id claims gets a new one (see fillVacant). Invariants, for records that neither come nor go:
 *
 * - clusters that are the same as before keep their ids;
 * - when clusters merge and come apart again as they were, every id is back where it was;
 * - however clusters merged and split since a first load, the ids of then are back with the clusters of then.
 *
 * The outcome does not depend on the order in which memberships and homes are given.
 *
 * @param clusters every live record once, in the canonical order of records: it breaks ties and orders the new ids
 * @param before every record that belongs to a customer now
 * @param homes what records remember, also those that are gone from their sources
 * @param issueId returns a fresh id, greater than every id issued before
 */
export function assignIdentities(
  clusters: Iterable<ClusterMembership>,
  before: Iterable<Membership>,
  homes: Iterable<Home>,
  issueId: () => CustomerId,
): IdentityAssignment {
  const standing = standingOf(clusters, before, homes);
  const { clusterOf, customerOf } = standing;
  const claims = claimsOf(standing);
  const owners = ownersOf(claims);
  const filled = fillVacant(standing, claims, owners, issueId);
  return {
    memberships: movesOf(standing, owners),
    left: [...customerOf.keys()].filter((record) => !clusterOf.has(record)).sort((a, b) => a - b),
    changes: identityChanges(standing, claims, owners, filled),
    ...moveHomes(standing, claims, owners, filled.fresh),
  };
}

function standingOf(
  clusters: Iterable<ClusterMembership>,
  before: Iterable<Membership>,
  homes: Iterable<Home>,
): Standing {
  const clusterOf = new Map<RecordId, RecordId>();
  for (const { record, cluster } of clusters) clusterOf.set(record, cluster);
  const customerOf = new Map<RecordId, CustomerId>();
  for (const { record, customer } of before) customerOf.set(record, customer);
  const homeOf = new Map<RecordId, Home>();
  for (const home of homes) homeOf.set(home.record, home);
  return { clusterOf, customerOf, homeOf };
}

/** The oldest of the ids that claim a cluster owns it. */
function ownersOf(claims: ReadonlyMap<CustomerId, RecordId>): Map<RecordId, CustomerId> {
  const owners = new Map<RecordId, CustomerId>();
  for (const [id, cluster] of claims) {
    const rival = owners.get(cluster);
    if (rival === undefined || id < rival) owners.set(cluster, id);
  }
  return owners;
}

/** Ascending; numbers by themselves are sorted much faster than what has them. */
function movesOf({ clusterOf, customerOf }: Standing, owners: ReadonlyMap<RecordId, CustomerId>): Membership[] {
  const moves: RecordId[] = [];
  for (const [record, cluster] of clusterOf) if (customerOf.get(record) !== owners.get(cluster)) moves.push(record);
  return Array.from(Int32Array.from(moves).sort(), (record) => ({
    record: record as RecordId,
    customer: owners.get(clusterOf.get(record as RecordId)!)!,
  }));
}
