import type { RecordId, SourceName } from '../../matching/ids.ts';
import type { PackComparables } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { NormalizedFields, NormalizedRecord, PartyKind } from '../../matching/normalized-record.ts';
import type { Batch } from './batch.ts';
import type { RawValue } from './source-reader.ts';

/** The current version of a source record whose normalized form is missing or out of date. */
export interface StaleRecord {
  readonly id: RecordId;
  readonly stream: string;
  readonly key: string;
  readonly values: Readonly<Record<string, RawValue>>;
}

/** What normalization makes of a source record; null when its stream maps to no customer field (tickets). */
export interface NormalizedOutcome {
  readonly id: RecordId;
  readonly normalized: {
    readonly kind: PartyKind | null;
    readonly fields: NormalizedFields;
    readonly updatedAt: string | null;
  } | null;
  /** What matching compares of it, see `PackComparables`; null when there is nothing. */
  readonly comparables: Uint8Array | null;
}

/** Normalized records: a projection of source records, the mapping and the column formats. */
export interface NormalizedStore {
  /** Distinct texts of one column over all live records of a source, for deciding its date format; most frequent first, at most `limit`. */
  readonly columnTexts: (
    source: SourceName,
    stream: string,
    column: string,
    limit: number,
  ) => Promise<readonly string[]>;
  /** Keeps what `columnTexts` tells of these columns of a source at hand from now on, and of no others. */
  readonly keepColumnTexts: (
    source: SourceName,
    columns: readonly { readonly stream: string; readonly column: string }[],
  ) => Promise<void>;
  /** Ids of the live records that are stale for this fingerprint, in their order and in shared memory. */
  readonly staleIds: (source: SourceName, fingerprint: string) => Promise<Int32Array>;
  /** These records, by id. */
  readonly sourceRecords: (ids: Int32Array) => Promise<Batch<StaleRecord>>;
  /** Writes one batch, which it goes through once and before it waits for anything; rows whose normalized content is the same as before do not count as changes. Returns the number that changed. */
  readonly write: (source: SourceName, fingerprint: string, outcomes: Batch<NormalizedOutcome>) => Promise<number>;
  /** Notes that no stale record of the source was left for this fingerprint. */
  readonly allWritten: (source: SourceName, fingerprint: string) => Promise<void>;
  /** Removes the normalized form of deleted source records (of stopped sources only when they go on), and of sources that the configuration no longer has. Returns how many. */
  readonly removeDeleted: (configured: readonly SourceName[]) => Promise<number>;
  /** All normalized records, in batches; any order. */
  readonly all: () => AsyncIterable<readonly NormalizedRecord[]>;
  readonly count: () => Promise<number>;
  /** Writes what matching compares of all normalized records, and of no others, anew. */
  readonly repack: (pack: PackComparables) => Promise<void>;
  readonly byIds: (ids: readonly RecordId[]) => Promise<readonly NormalizedRecord[]>;
  /** The record of (source, key), also when it is deleted. */
  readonly find: (source: SourceName, key: string) => Promise<NormalizedRecord | null>;
  /** Some keys of live records of a source that begin or end as this one does, for "did you mean"; a few hundred at most. */
  readonly similarKeys: (source: SourceName, key: string) => Promise<readonly string[]>;
}
