import type { Generated } from 'kysely';

export interface SourceTable {
  id: Generated<number>;
  name: string;
  cursor: unknown;
  /** Digest of the files and reader options of the last staged extract. */
  manifest: string | null;
  /** Digest of how the order keys of its records are made; keys made otherwise are void. */
  order_definition: string | null;
  /** open, or stopped: too many deletions wait for an answer, records stay as they are until then. */
  publication: Generated<string>;
}

/** The extract of a source that waits to be staged, or the counts of the last one that was. */
export interface StagingTable {
  source_id: number;
  run_id: number;
  finished: boolean;
  mode: string | null;
  complete: boolean | null;
  cursor: unknown;
  record_count: number | null;
  reject_count: number | null;
  /** Of a complete snapshot: how many live records are not in it. */
  absent_count: number | null;
  /** Of the extract, as in `source`. */
  manifest: string | null;
  order_definition: string | null;
  /** True: nothing was read, because the files are those of the last extract. */
  repeats: Generated<boolean>;
  files: unknown;
  /** Counts of `stage`; null until it was done. */
  outcome: unknown;
  /** Time of the last run that read the source completely. */
  read_at: string | null;
}

/** A part of what rows of text files said; see `sourceMemo`. */
export interface RowMemoTable {
  id: Generated<number>;
  source_id: number;
  rows: Buffer;
  /** True: of rows that stand together. */
  stretches: Generated<boolean>;
}

export interface SourceRecordTable {
  id: Generated<number>;
  source_id: number;
  stream: string;
  key: string;
  /** Digest of the key: keys can be longer than an index entry may be. */
  key_hash: string;
  version: number;
  hash: string;
  first_seen_at: string;
  /** When the current version was first seen. */
  version_seen_at: string;
  deleted_at: string | null;
  /** The source's own version or time (UTC) of the current version; null: versions count in the order of their arrival. */
  order_key: string | null;
  /** True: all its versions are set aside by rollbacks; it counts as deleted. */
  withdrawn: Generated<boolean>;
}

export interface SourceRecordVersionTable {
  record_id: number;
  version: number;
  hash: string;
  raw: unknown;
  run_file_id: number;
  row_number: number;
  seen_at: string;
  order_key: string | null;
  /** A tombstone of the source. */
  deleted: Generated<boolean>;
  /** True: when it came, the source had said something newer before. */
  late: Generated<boolean>;
}

export interface NormalizedRecordTable {
  record_id: number;
  source_id: number;
  /** Version of the source record that it was made from, and the time when that was first seen. */
  version: number;
  seen_at: string;
  fingerprint: string;
  kind: string | null;
  /** Encoded fields; null for records that map to no customer field. */
  fields: unknown;
  updated_at: string | null;
  /** Digest of kind, fields and updated_at; null with fields. */
  hash: string | null;
}
