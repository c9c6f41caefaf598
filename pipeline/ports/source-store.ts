import type { SourceName } from '../../matching/ids.ts';
import type { RunId } from './run-store.ts';
import type { Cursor, FileReport, KnownStretch, Reject, RowMemo, RowPlace } from './source-reader.ts';

/** A raw record on its way into the warehouse. */
export interface StagedRecord {
  readonly stream: string;
  readonly key: string;
  readonly deleted: boolean;
  /** Content hash of the values, 32 hex characters; the place does not count. */
  readonly hash: string;
  /** The values as JSON text that jsonb accepts (no U+0000, no lone surrogates). */
  readonly json: string;
  /** Sorts the versions of a record as the source made them, by code unit; null: they count in the order of their arrival. */
  readonly order: string | null;
  readonly place: RowPlace;
  readonly memo?: number | undefined;
}

/**
 * Takes the batches of one extract; of rows that the source's records are made of already, only their number is kept. What was
 * staged for the same source before is gone when it opens.
 */
export interface StagingWriter {
  /** What earlier extracts say about rows; it learns from what is written here, once that is staged. */
  readonly memo: RowMemo;
  /** Rows in their order, also the known ones. */
  readonly write: (rows: readonly (StagedRecord | Pick<KnownStretch, 'place' | 'memo' | 'rows'>)[]) => Promise<void>;
  readonly reject: (rejects: readonly Reject[]) => Promise<void>;
  readonly report: (files: readonly FileReport[]) => Promise<void>;
  /** Ends the extract: from here `stage` may take it. `complete`: every live record of the source was read. */
  readonly finish: (outcome: {
    readonly mode: 'snapshot' | 'changes';
    readonly complete: boolean;
    readonly cursor: Cursor | null;
    /** Digest of what was read; the next extract need not read the same again. Null: it has to. */
    readonly manifest: string | null;
  }) => Promise<void>;
  /** Throws away what was staged. */
  readonly discard: () => Promise<void>;
}

/** Counts over one source: read = accepted + rejected + unchanged. */
export interface StageCounts {
  readonly read: number;
  /** New records and new versions of known ones. */
  readonly accepted: number;
  readonly rejected: number;
  readonly unchanged: number;
  /** Records that vanished from a complete snapshot, or that the source says are gone. */
  readonly deleted: number;
  /** Set when more records are gone than the limit allows: none counts as deleted, and the source is stopped. */
  readonly suspiciousDeletions: number;
  /** Records of which the source still says what a rollback set aside; absent: there are none. */
  readonly setAside?: number;
}

/** Source records: append-only facts (law 2). */
export interface SourceStore {
  /** The committed position of a source of changes; null before the first sync and for snapshots. */
  readonly cursor: (source: SourceName) => Promise<Cursor | null>;
  /** When each source was last read completely (the time of that run, ISO 8601, UTC): its live records were last seen then. */
  readonly lastRead: () => Promise<ReadonlyMap<SourceName, string>>;
  /**
   * Digest of what the last staged extract had read, unless it has to be read again: nothing was staged yet, or the source is
   * stopped.
   */
  readonly manifest: (source: SourceName) => Promise<string | null>;
  /** Takes the place of an extract when the digest is still the same: `stage` then finds every row unchanged. */
  readonly repeatExtract: (run: RunId, source: SourceName) => Promise<void>;
  /** True while too many deletions wait for an answer: the source's customers stay as they are. */
  readonly isStopped: (source: SourceName) => Promise<boolean>;
  /** @param orderDefinition digest (32 hex characters) of how `order` is made: orders made in another way are void */
  readonly openStaging: (run: RunId, source: SourceName, orderDefinition: string) => Promise<StagingWriter>;
  /**
   * Turns what was staged into source-record versions, rejects, deletion marks, file counts and the new cursor, in one
   * transaction; calling it again changes nothing. Rows of a snapshot that repeat a key with other content are rejected
   * (`row.key_duplicate`), with the same content count as unchanged; in changes the last one wins and the earlier ones
   * count as unchanged. Where the source orders its versions, the newest wins instead, whenever it comes; older ones are kept
   * as versions. Records that are not in a complete snapshot are deleted, unless more of the source's records than
   * `limits.deletions` (a share) are gone at once: then the source is stopped and a conflict asks a person. It goes on when fewer
   * are gone, or the limit is higher. Returns null when nothing finished extracting for this run and source.
   */
  readonly stage: (
    run: RunId,
    source: SourceName,
    limits: { readonly deletions: number },
  ) => Promise<StageCounts | null>;
}
