import { assignIdentities, type ClusterMembership, type Membership } from '../matching/identity/assign-identities.ts';
import type { Home } from '../matching/identity/homes.ts';
import type { IdentityChange } from '../matching/identity/identity-changes.ts';
import type { CustomerId } from '../matching/ids.ts';
import type { CustomerStore, IdentityParts } from './ports/customer-store.ts';
import type { Counts } from './ports/run-store.ts';

/**
 * Gives every cluster of the stored match result its customer; where it is known what changed since the last publication, only those that
 * can get another one. Returns null when there was nothing to do.
 */
export async function resolveIdentities(input: {
  readonly customers: CustomerStore;
  readonly issueId: () => CustomerId;
  readonly signal: AbortSignal;
}): Promise<Counts | null> {
  const { customers } = input;
  if (!(await customers.identitiesStale())) return null;
  const {
    clusters,
    memberships: before,
    homes: known,
  } = (await customers.changedParts()) ?? (await readAll(customers));
  input.signal.throwIfAborted();
  const { memberships, left, changes, homes, settled } = assignIdentities(clusters, before, known, input.issueId);
  await customers.savePendingIdentities({ memberships: [memberships], left, identities: changes, homes, settled });
  return { records: clusters.length, ...countChanges(changes) };
}

async function readAll(customers: CustomerStore): Promise<IdentityParts> {
  const clusters: ClusterMembership[] = [];
  for await (const batch of customers.clusters()) clusters.push(...batch);
  const memberships: Membership[] = [];
  for await (const batch of customers.memberships()) memberships.push(...batch);
  const homes: Home[] = [];
  for await (const batch of customers.homes()) homes.push(...batch);
  return { clusters, memberships, homes };
}

/** How many ids each kind of change concerns. */
export function countChanges(changes: readonly IdentityChange[]): Record<IdentityChange['change'], number> {
  const counts = { created: 0, absorbed: 0, released: 0, split: 0, retired: 0, restored: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}
