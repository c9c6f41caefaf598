import type { CustomerId, RecordId } from '../ids.ts';
import type { Filled } from './fill-vacant.ts';
import type { Standing } from './homes.ts';

/** What happened to a customer id. */
export type IdentityChange =
  | { readonly change: 'created'; readonly customer: CustomerId }
  /** The cluster that it claims belongs to an older id, to which it leads from now on; its own records still go with it. */
  | { readonly change: 'absorbed'; readonly customer: CustomerId; readonly into: CustomerId }
  /** It was absorbed, and its records stand apart again. */
  | { readonly change: 'released'; readonly customer: CustomerId; readonly from: CustomerId }
  /** Part of its records left for other customers; the id stays with the rest. */
  | { readonly change: 'split'; readonly customer: CustomerId; readonly off: readonly CustomerId[] }
  /** All its records are gone from their sources. */
  | { readonly change: 'retired'; readonly customer: CustomerId }
  /** None of its records was there any more, and one came back. */
  | { readonly change: 'restored'; readonly customer: CustomerId };

/** What the assignment means for each id that it concerns, in the order of ids. */
export function identityChanges(
  standing: Standing,
  claims: ReadonlyMap<CustomerId, RecordId>,
  owners: ReadonlyMap<RecordId, CustomerId>,
  { fresh, recalled }: Filled,
): readonly IdentityChange[] {
  const changes: IdentityChange[] = [...fresh].map((customer) => ({ change: 'created', customer }));
  const ownerOf = (id: CustomerId) => owners.get(claims.get(id)!);
  const losses = lossesOf(standing, owners);
  for (const [customer, off] of losses) {
    const owner = ownerOf(customer);
    if (owner === undefined) changes.push({ change: 'retired', customer });
    else if (owner !== customer) changes.push({ change: 'absorbed', customer, into: owner });
    else if (off.size > 0) changes.push({ change: 'split', customer, off: [...off].sort() });
  }
  for (const [customer, from] of recalled) changes.push({ change: 'released', customer, from });
  for (const [customer, former] of hostsOf(standing)) {
    const owner = ownerOf(customer);
    if (owner === customer)
      changes.push(former === null ? { change: 'restored', customer } : { change: 'released', customer, from: former });
    else if (owner !== undefined && owner !== former) changes.push({ change: 'absorbed', customer, into: owner });
  }
  return changes.sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0));
}

/** Customers so far that lost records, with the customers that these went to. */
function lossesOf(
  { clusterOf, customerOf }: Standing,
  owners: ReadonlyMap<RecordId, CustomerId>,
): Map<CustomerId, Set<CustomerId>> {
  const losses = new Map<CustomerId, Set<CustomerId>>();
  for (const [record, customer] of customerOf) {
    const cluster = clusterOf.get(record);
    const now = cluster === undefined ? null : owners.get(cluster)!;
    if (now === customer) continue;
    const off = losses.get(customer) ?? new Set<CustomerId>();
    losses.set(customer, off);
    if (now !== null) off.add(now);
  }
  return losses;
}

/** Ids that are no customer so far but have live records that go with them, each with the customer that these belong to; null: they just came back. */
function hostsOf({ clusterOf, customerOf, homeOf }: Standing): Map<CustomerId, CustomerId | null> {
  const hosts = new Map<CustomerId, CustomerId | null>();
  if (homeOf.size === 0) return hosts;
  const living = new Set(customerOf.values());
  for (const { record, home } of homeOf.values()) {
    if (living.has(home) || !clusterOf.has(record)) continue;
    const host = customerOf.get(record) ?? null;
    const known = hosts.get(home) ?? null;
    hosts.set(home, known === null || (host !== null && host < known) ? host : known);
  }
  return hosts;
}
