import { assignIdentities, type ClusterMembership, type Membership } from '../matching/identity/assign-identities.ts';
import type { Home } from '../matching/identity/homes.ts';
import type { IdentityChange } from '../matching/identity/identity-changes.ts';
import type { CustomerId } from '../matching/ids.ts';
import type { CustomerStore } from './ports/customer-store.ts';
import type { Counts } from './ports/run-store.ts';

/** Gives every cluster of the stored match result its customer. Returns null when there was nothing to do. */
export async function resolveIdentities(input: {
  readonly customers: CustomerStore;
  readonly issueId: () => CustomerId;
  readonly signal: AbortSignal;
}): Promise<Counts | null> {
  const { customers } = input;
  if (!(await customers.identitiesStale())) return null;
  const clusters: ClusterMembership[] = [];
  for await (const batch of customers.clusters()) clusters.push(...batch);
  const before: Membership[] = [];
  for await (const batch of customers.memberships()) before.push(...batch);
  const known: Home[] = [];
  for await (const batch of customers.homes()) known.push(...batch);
  input.signal.throwIfAborted();
  const { memberships, left, changes, homes, settled } = assignIdentities(clusters, before, known, input.issueId);
  await customers.savePendingIdentities({ memberships: [memberships], left, identities: changes, homes, settled });
  return { records: clusters.length, ...countChanges(changes) };
}

/** How many ids each kind of change concerns. */
export function countChanges(changes: readonly IdentityChange[]): Record<IdentityChange['change'], number> {
  const counts = { created: 0, absorbed: 0, released: 0, split: 0, retired: 0, restored: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}
