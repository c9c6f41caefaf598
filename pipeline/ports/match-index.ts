import type { PairDecision } from '../../matching/decision.ts';
import type { FieldName, RecordId, SourceName } from '../../matching/ids.ts';
import type { BlockCounts } from '../../matching/incremental/counts/block-counts.ts';
import type { IndexContent } from '../../matching/incremental/index-content.ts';
import type { MatchDelta } from '../../matching/incremental/match-delta.ts';
import type { MatchEdge, MatchResult } from '../../matching/match-result.ts';

/** What matching compares of a record, see `PackComparables`. */
export interface PackedRecord {
  readonly record: RecordId;
  readonly source: SourceName;
  readonly data: Uint8Array;
}

/** A record that came, changed or went since the stored result was made. */
export interface RecordChange {
  readonly record: RecordId;
  readonly source: SourceName;
  /** What the stored result was made from; `null` when the record was not there. */
  readonly before: Uint8Array | null;
  /** What it is now; `null` when it is gone. */
  readonly after: Uint8Array | null;
}

/** Keys to look up, as halves of their hashes. */
export interface KeyList {
  readonly length: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/** What a result is made from, beside the records. */
export interface MatchOrigin {
  /** Id of the model. */
  readonly model: number;
  /** Of the configuration that matching depends on. */
  readonly fingerprint: string;
  readonly decisions: readonly PairDecision[];
  /** Values that people called generic, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
}

/** What is known of the stored result before anything of it is read. */
export interface IndexState {
  readonly origin: MatchOrigin;
  /** Records that were matched. */
  readonly records: number;
  /** Records that came, changed or went since. */
  readonly changed: number;
  /** Whether the blocking index has every entry that was written; otherwise nothing but `replace` helps. */
  readonly isWhole: boolean;
}

/** What a match index tells. `members`, `scan` and `finder` throw `index.torn` when it was replaced as they began: they may be tried again. */
export interface MatchReader {
  /** Null: there is no result yet, or one without an index. Looks at the whole index. */
  readonly state: () => Promise<IndexState | null>;
  /** A record that is again what it was is none. */
  readonly changes: () => Promise<readonly RecordChange[]>;
  /** Counts of the stored result. */
  readonly counts: () => Promise<BlockCounts>;
  /** Visits the comparables of live records as they are now, in any order; ids of others are passed over. The data is valid during the call. */
  readonly comparables: (ids: readonly RecordId[], visit: (record: PackedRecord) => void) => Promise<void>;
  /** Visits those of all live records. */
  readonly allComparables: (visit: (record: PackedRecord) => void) => Promise<void>;
  /**
   * Visits the records that have keys in the stored result, in any order of keys; keys that no record has are passed over.
   *
   * @param visit `key` is a place in the list; `members` ascending, valid during the call
   */
  readonly members: (keys: KeyList, visit: (key: number, members: Int32Array) => void) => Promise<void>;
  /**
   * Visits all keys of the stored result in the order of their hashes.
   *
   * @param visit `members` gives the records that have the key, ascending; valid during the call
   */
  readonly scan: (visit: (high: number, low: number, size: number, members: () => Int32Array) => void) => Promise<void>;
  /** Looks for single records in the stored result, again and again and at little cost. */
  readonly finder: () => Promise<RecordFinder>;
  /** Stored edges with an end among some records, each once. */
  readonly edgesOf: (ids: readonly RecordId[]) => Promise<readonly MatchEdge[]>;
  /** Clusters, held ones as they were made, that have one of some records, each once; records that stand alone have none. */
  readonly clustersOf: (ids: readonly RecordId[]) => Promise<readonly (readonly RecordId[])[]>;
}

/** Finds records in the stored result as it was when the finder was made. */
export interface RecordFinder {
  /**
   * Visits the comparables, as they are now, of live records that have one of some keys.
   *
   * @param brings whether a key leads to its records, where so many have it
   * @param visit the data stays what it is
   * @returns false when another result took the place of the stored one: what was visited is of no use
   */
  readonly find: (
    keys: KeyList,
    brings: (key: number, size: number) => boolean,
    visit: (record: PackedRecord) => void,
  ) => Promise<boolean>;
}

/**
 * The stored result of matching, and the blocking index that leads from a record to those it may match: all that is needed to
 * bring the result up to date without reading every record.
 */
export interface MatchIndex extends MatchReader {
  /** Reads at one moment, whatever is written meanwhile. */
  readonly snapshot: <T>(read: (index: MatchReader) => Promise<T>) => Promise<T>;
  /** Brings the stored result up to date. */
  readonly apply: (delta: MatchDelta, origin: MatchOrigin) => Promise<void>;
  /** Puts a result of all live records, as they are now, in the place of the stored one. */
  readonly replace: (result: MatchResult, content: IndexContent, origin: MatchOrigin) => Promise<void>;
}
