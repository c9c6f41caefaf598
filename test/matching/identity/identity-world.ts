import {
  assignIdentities,
  type ClusterMembership,
  type IdentityAssignment,
  type Membership,
} from '../../../matching/identity/assign-identities.ts';
import type { Home } from '../../../matching/identity/homes.ts';
import { type CustomerId, type RecordId, toCustomerId, toRecordId } from '../../../matching/ids.ts';

/** Clusters as lists of record numbers, in canonical order. */
export const clustersOf = (...groups: readonly (readonly number[])[]): readonly ClusterMembership[] =>
  groups.flatMap((group) =>
    group.map((record) => ({ record: toRecordId(record), cluster: toRecordId(Math.min(...group)) })),
  );
export const members = (customers: Readonly<Record<string, readonly number[]>>): Membership[] =>
  Object.entries(customers).flatMap(([customer, records]) =>
    records.map((record) => ({ record: toRecordId(record), customer: toCustomerId(customer) })),
  );
/** Record, home and, when it is another one or none, origin. */
export const homesOf = (...homes: readonly (readonly [number, string, (string | null)?])[]): readonly Home[] =>
  homes.map(([record, home, origin]) => ({
    record: toRecordId(record),
    home: toCustomerId(home),
    origin: origin === null ? null : toCustomerId(origin ?? home),
  }));
export const issuer = (): (() => CustomerId) => {
  let last = 0;
  return () => toCustomerId(`n${String(++last).padStart(6, '0')}`);
};

/** Where an id leads to. */
type Lead = 'live' | 'retired' | { readonly into: CustomerId };

/** A warehouse of nothing but identities: what the assignments so far come to. */
export class IdentityWorld {
  customerOf = new Map<RecordId, CustomerId>();
  homeOf = new Map<RecordId, Home>();
  /** Every id ever issued, by what the changes told. */
  readonly leads = new Map<CustomerId, Lead>();
  readonly #issueId: () => CustomerId;

  constructor(issueId = issuer()) {
    this.#issueId = issueId;
  }

  assign(clusters: readonly ClusterMembership[]): IdentityAssignment {
    const assignment = assignIdentities(clusters, this.memberships(), this.homeOf.values(), this.#issueId);
    for (const record of assignment.left) this.customerOf.delete(record);
    for (const { record, customer } of assignment.memberships) this.customerOf.set(record, customer);
    for (const record of assignment.settled) this.homeOf.delete(record);
    for (const home of assignment.homes) this.homeOf.set(home.record, home);
    for (const change of assignment.changes) this.#replay(change);
    return assignment;
  }

  memberships(): readonly Membership[] {
    return [...this.customerOf].map(([record, customer]) => ({ record, customer }));
  }

  /** The id that an id leads to in the end. */
  resolve(id: CustomerId): CustomerId {
    const lead = this.leads.get(id);
    if (lead === undefined) throw new Error(`${id} was never issued`);
    return typeof lead === 'string' ? id : this.resolve(lead.into);
  }

  #replay(change: IdentityAssignment['changes'][number]): void {
    switch (change.change) {
      case 'created':
        if (this.leads.has(change.customer)) throw new Error(`${change.customer} was issued twice`);
        this.leads.set(change.customer, 'live');
        return;
      case 'absorbed':
        this.leads.set(change.customer, { into: change.into });
        return;
      case 'retired':
        this.leads.set(change.customer, 'retired');
        return;
      case 'released':
      case 'restored':
        this.leads.set(change.customer, 'live');
        return;
      case 'split':
        return;
      default:
        change satisfies never;
    }
  }
}
