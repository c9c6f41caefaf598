import type { CustomerId, RecordId } from '../ids.ts';

/** One record belongs to one customer. */
export interface Membership {
  readonly record: RecordId;
  readonly customer: CustomerId;
}

/** What happened to a customer id. */
export type IdentityChange =
  | { readonly change: 'created'; readonly customer: CustomerId }
  /** All its records went to another customer; the id resolves to that one for ever. */
  | { readonly change: 'absorbed'; readonly customer: CustomerId; readonly into: CustomerId }
  /** Part of its records left for other customers; the id stays with the rest. */
  | { readonly change: 'split'; readonly customer: CustomerId; readonly off: readonly CustomerId[] }
  /** All its records are gone from their sources. */
  | { readonly change: 'retired'; readonly customer: CustomerId };

export interface IdentityAssignment {
  /** Only records whose customer is new or other than before. */
  readonly memberships: readonly Membership[];
  /** Records that no longer belong to any cluster. */
  readonly left: readonly RecordId[];
  readonly changes: readonly IdentityChange[];
}
