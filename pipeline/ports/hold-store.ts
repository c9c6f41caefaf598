import type { Holding } from '../../matching/gate/change-group.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { FieldValue } from '../../matching/normalized-record.ts';
import type { DecisionId } from './decision-store.ts';
import type { Counts, RunId } from './run-store.ts';

declare const brand: unique symbol;
/** Number of a hold: a positive integer that people see. */
export type HoldId = number & { readonly [brand]: 'HoldId' };
export const toHoldId = (id: number): HoldId => id as HoldId;

/** Changes that wait for a person. Personal data stays in the records that it points to. */
export interface StoredHold {
  readonly id: HoldId;
  /** `source`: a source is stopped, because too many of its records are gone. */
  readonly scope: Holding['scope'] | 'source';
  /** `source: file`, `rules` or `model`, the name of a field, of a source or of a kind of change; of a cluster one of its records. */
  readonly subject: string;
  /** Of a value that records share, where it still is there. */
  readonly value: FieldValue | null;
  readonly reason: Holding['reason'] | 'deletions';
  /** `found` and `allowed` of the reason; `customers`, `records` and changes by kind; of a source `vanished` and `live`. */
  readonly counts: Counts;
  /** The run that opened it. */
  readonly run: RunId;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** The decision that lets it through, with the next publication; null: it waits. */
  readonly released: DecisionId | null;
  /** Records that are to blame; of many, the first. */
  readonly records: readonly RecordId[];
  /** Live customers that these belong to. */
  readonly customers: readonly CustomerId[];
}

/** What is held back. Publications and stages open holds, and close them when nothing of them is held any more. */
export interface HoldStore {
  /** Those that are not closed, the newest first. `customer`: that hold changes which records of this one brought. */
  readonly open: (asked?: { readonly customer?: CustomerId }) => Promise<readonly StoredHold[]>;
  /** Null: no open hold has the number. */
  readonly get: (id: HoldId) => Promise<StoredHold | null>;
}
