import type { GoldenRecord, Provenance } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName } from '../../matching/ids.ts';
import type { PartyKind } from '../../matching/normalized-record.ts';
import type { RunId } from './run-store.ts';

/** What brought an event about. */
export type EventCause = 'source' | 'decision' | 'rules' | 'model' | 'rollback' | 'erasure';

/** A value of a golden field as it is served: one, or all of a list. */
export type ServedValue = string | readonly string[];

/** A field of a golden record before and after; null: it was or is empty. */
export interface FieldChange {
  readonly field: FieldName;
  readonly old: ServedValue | null;
  readonly new: ServedValue | null;
  /** What chose the new value: a survivorship rule, `pin`, `only` or `tie_break`. */
  readonly rule: Provenance['rule'] | null;
}

type Happening =
  | { readonly type: 'created' | 'restored'; readonly golden: GoldenRecord | null }
  | { readonly type: 'absorbed'; readonly into: CustomerId }
  /** Absorbed customers whose records it has now. */
  | { readonly type: 'merged'; readonly from: readonly CustomerId[] }
  | { readonly type: 'released'; readonly from: CustomerId; readonly golden: GoldenRecord | null }
  | { readonly type: 'split'; readonly off: readonly CustomerId[] }
  | {
      readonly type: 'field_changed';
      /** In alphabetical order. */
      readonly fields: readonly FieldChange[];
      /** Null when the kind is what it was. */
      readonly kind: { readonly old: PartyKind | null; readonly new: PartyKind | null } | null;
    }
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
  /**
   * Events after a position (0: from the start), in order.
   *
   * @throws YektaError `feed.unknown_position` when the feed has not come to that position yet
   */
  readonly read: (after: number, limit: number) => Promise<readonly CustomerEvent[]>;
  /** Position of the last event; 0 when there is none. */
  readonly position: () => Promise<number>;
}
