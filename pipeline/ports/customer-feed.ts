import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName } from '../../matching/ids.ts';
import type { RunId } from './run-store.ts';

/** What brought an event about. */
export type EventCause = 'source' | 'decision' | 'rules' | 'model' | 'rollback' | 'erasure';

/** A field of a golden record before and after, as it is served; null: it was or is empty. */
export interface FieldChange {
  readonly field: FieldName;
  readonly old: unknown;
  readonly new: unknown;
  /** The survivorship rule that chose the new value. */
  readonly rule: string | null;
}

type Happening =
  | { readonly type: 'created' | 'restored'; readonly golden: GoldenRecord | null }
  | { readonly type: 'absorbed'; readonly into: CustomerId }
  /** Absorbed customers whose records it has now. */
  | { readonly type: 'merged'; readonly from: readonly CustomerId[] }
  | { readonly type: 'released'; readonly from: CustomerId }
  | { readonly type: 'split'; readonly off: readonly CustomerId[] }
  | { readonly type: 'field_changed'; readonly fields: readonly FieldChange[] }
  | { readonly type: 'held'; readonly hold: number }
  | { readonly type: 'retired' | 'erased' };

/** An event of a customer. Values that were erased since are null. */
export type CustomerEvent = Happening & {
  /** From 1, gap-free, in the order of commits. */
  readonly position: number;
  readonly customer: CustomerId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly run: RunId;
  readonly cause: EventCause | null;
};

/** The change feed. A reader that asks for what follows its last position misses nothing (law 9). */
export interface CustomerFeed {
  /** Events after a position (0: from the start), in order. */
  readonly read: (after: number, limit: number) => Promise<readonly CustomerEvent[]>;
  /** Position of the last event; 0 when there is none. */
  readonly position: () => Promise<number>;
}
