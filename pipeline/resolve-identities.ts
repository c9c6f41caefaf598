import {
  assignIdentities,
  type ClusterMembership,
  type IdentityChange,
  type Membership,
} from '../matching/identity/assign-identities.ts';
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
  input.signal.throwIfAborted();
  const assignment = assignIdentities(clusters, before, input.issueId, await customers.formerMemberships());
  await customers.savePendingIdentities({
    memberships: [assignment.memberships],
    left: assignment.left,
    identities: assignment.changes,
  });
  return { records: clusters.length, ...countChanges(assignment.changes) };
}

function countChanges(changes: readonly IdentityChange[]): Record<IdentityChange['change'], number> {
  const counts = { created: 0, absorbed: 0, split: 0, retired: 0, restored: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}
