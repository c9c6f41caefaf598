import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName } from '../../matching/ids.ts';
import type { EventCause, ServedValue } from './customer-feed.ts';
import type { CustomerState, PublishedCustomer } from './customer-store.ts';

/** A customer as it was served at an instant. */
export interface PastCustomer {
  readonly state: CustomerState;
  /** Null while the customer was not live, and when it was erased since. */
  readonly golden: GoldenRecord | null;
  /** Records that offered its values then, the losing ones too; in canonical order. */
  readonly members: PublishedCustomer['members'];
  /** Since when it was served like that, ISO 8601, UTC. */
  readonly since: string;
}

/** One value of a field in the course of time. */
export interface FieldVersion {
  /** As it was served; null: empty, or the customer was not live. */
  readonly value: ServedValue | null;
  /** ISO 8601, UTC. */
  readonly from: string;
  /** Position of the event that brought it. */
  readonly position: number;
  readonly cause: EventCause | null;
}

/** What was served before: golden records as their customers had them. */
export interface HistoryStore {
  /** Null when the id was not issued yet at the instant (ISO 8601). */
  readonly at: (id: CustomerId, instant: string) => Promise<PastCustomer | null>;
  /** Oldest first. */
  readonly versions: (id: CustomerId, field: FieldName) => Promise<readonly FieldVersion[]>;
}
