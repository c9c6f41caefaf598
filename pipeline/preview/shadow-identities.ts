import {
  assignIdentities,
  type IdentityAssignment,
  type Membership,
} from '../../matching/identity/assign-identities.ts';
import type { Home } from '../../matching/identity/homes.ts';
import { type CustomerId, type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { ShadowMatch } from './shadow-match.ts';

/** Ids as the next sync would assign them; those of new customers stand for ids that it would issue. */
export function assignShadow(
  { result, records }: ShadowMatch,
  before: readonly Membership[],
  homes: readonly Home[],
): IdentityAssignment {
  const clusterOf = new Map<RecordId, RecordId>();
  for (const cluster of result.clusters) for (const record of cluster) clusterOf.set(record, cluster[0]!);
  const clusters = records.map((record) => ({ record, cluster: clusterOf.get(record) ?? record }));
  let issued = 0;
  return assignIdentities(clusters, before, homes, () => newCustomer(++issued));
}

/** Sorts behind every id that was ever issued (see customerIdSource), and among its like by number. */
const newCustomer = (number: number): CustomerId => toCustomerId(`new-${String(number).padStart(9, '0')}`);

/** The members of the customers to be. */
export function membersOf(
  before: readonly Membership[],
  { memberships, left }: IdentityAssignment,
): ReadonlyMap<CustomerId, readonly RecordId[]> {
  const customerOf = new Map(before.map(({ record, customer }) => [record, customer]));
  for (const record of left) customerOf.delete(record);
  for (const { record, customer } of memberships) customerOf.set(record, customer);
  const members = new Map<CustomerId, RecordId[]>();
  for (const [record, customer] of customerOf) {
    const records = members.get(customer);
    if (records === undefined) members.set(customer, [record]);
    else records.push(record);
  }
  return members;
}
