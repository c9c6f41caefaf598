/**
 * What the pipeline needs from a connector. A reader yields everything once, in bounded memory, and loses nothing silently:
 * every row that it read is either among the records (or, unparsed, the known rows) or among the rejects, and the file reports say so (law 7).
 */

/** A cell whose text alone would lose meaning: a number with a format, or a date. */
export interface NumberCell {
  /** The stored number. */
  readonly n: number;
  /** Number format code as in the workbook, such as `0000000000` or `yyyy/mm/dd`; absent for General. */
  readonly z?: string;
  /** ISO 8601 date or date-time (no zone) when the format says that the number is a date. */
  readonly d?: string;
}

/** A raw value exactly as the source gave it. Nested objects of an API are flattened to dotted column names by the connector. */
export type RawValue = string | number | boolean | null | NumberCell | readonly RawValue[];

/** Where a row stands, as a person finds it; for APIs `file` names the endpoint. */
export interface RowPlace {
  readonly file: string;
  readonly sheet?: string;
  /** 1-based row of the sheet, or line where the row starts in a text file; for APIs the 1-based position in the stream. */
  readonly row: number;
}

/** One row or object as the source gave it. */
export interface RawRecord {
  /** `rows` for files; `users`, `organizations`, `tickets`... for APIs with several kinds of objects. */
  readonly stream: string;
  /** The key, when the source itself has one (APIs); files leave it to the configured key columns. */
  readonly key?: string;
  /** True for a tombstone: the source says that the object is gone. */
  readonly deleted?: boolean;
  readonly values: Readonly<Record<string, RawValue>>;
  /**
   * The source's own version or time of this state of the record, when it has one (APIs): a text that sorts (by code unit) as the
   * states of a record follow each other, at most 100 characters. Files leave it to the configured update time.
   */
  readonly order?: string;
  readonly place: RowPlace;
  /** Number that the memo gave to the bytes of the row. */
  readonly memo?: number | undefined;
}

/** Rows that were not parsed: the memo knows from their bytes that they are what their records were made of. */
export interface KnownStretch {
  /** Of the first one; the others stand at the places behind it, one after the other. */
  readonly place: RowPlace;
  /** As for records; the numbers of the others follow. */
  readonly memo: number;
  /** How many rows they are. */
  readonly rows: number;
  /** How many records of the batch stand before them. */
  readonly before: number;
}

/**
 * What rows of earlier extracts said, told from their bytes. A connector may ask it about each row of a text before it parses the
 * row.
 */
export interface RowMemo {
  /** @param layout digest of everything that the values of a row depend on beside its bytes */
  readonly of: (layout: string) => LayoutMemo;
}

export interface LayoutMemo {
  /**
   * `isKnown`: the row need not be parsed and is handed over among the `KnownStretch`. Otherwise the record that is made of it carries the
   * number.
   */
  readonly look: (row: Uint8Array) => { readonly isKnown: boolean; readonly number: number };
  /** Rows that begin at `at` and are all known, told without a look at each; null: there are none, or nobody knows. */
  readonly lookAhead: (text: Uint8Array, at: number) => RowsAhead | null;
  /**
   * Notes that rows were looked at that make up the whole text together, ends of lines included, so that next time `lookAhead` may tell. Each of them
   * stands in a line of its own.
   */
  readonly stoodTogether: (text: Uint8Array, numbers: readonly number[]) => void;
}

export interface RowsAhead {
  /** Bytes of the rows; more than there are: whether they are known can be told when the rest has come. */
  readonly length: number;
  readonly rows: number;
  /** As in `KnownStretch`. */
  readonly memo: number;
}

/** A row that could not be taken, stored for people with its place and reason. */
export interface Reject {
  readonly place: RowPlace;
  readonly column?: string;
  /** The offending text, cut to 1,000 characters. Stored in the warehouse only, never logged. */
  readonly value?: string;
  /** A code of the error registry, starting with `row.`. */
  readonly code: `row.${string}`;
  /** The reason in words, without the value. */
  readonly reason: string;
}

/** Sent once per file (and sheet) or API stream, with the batch that ends it. */
export interface FileReport {
  readonly file: string;
  readonly sheet?: string;
  /** Data rows seen: equals records + known rows + rejects of this file and sheet. Blank rows do not count. */
  readonly rowsRead: number;
  /** Set when the file could not be read to its end: rows before the place are kept, and the source's snapshot is incomplete. */
  readonly error?: { readonly code: string; readonly message: string };
  /** Things a person should know, in words: skipped hidden rows, duplicate headers renamed, encoding detected. */
  readonly notes: readonly string[];
}

/** Position in a source of changes; opaque to the pipeline, small, JSON. */
export type Cursor = Readonly<Record<string, string | number | boolean | null>>;

export interface SourceBatch {
  readonly records: readonly RawRecord[];
  /** Absent: none. */
  readonly known?: readonly KnownStretch[];
  readonly rejects: readonly Reject[];
  readonly files: readonly FileReport[];
  /** Position after this batch, committed together with its data; `null` for snapshots. */
  readonly cursor: Cursor | null;
  /** Work done so far over the whole read, for progress bars; `total` null when unknown. Same unit (bytes or objects) all along. */
  readonly progress: { readonly done: number; readonly total: number | null };
}

export interface SourceManifest {
  /** Of names, sizes and content of the files and of how they are read; equal digests mean equal rows. */
  readonly digest: string;
  /** How much it is, in the unit of progress. */
  readonly total: number;
}

export interface SourceReader {
  /** Bytes of the files that `read` would read now, by a look at their folder. Absent: it reads no files, and mostly waits for others. */
  readonly size?: () => Promise<number>;
  /** What `read` would read now. Absent: nothing is known before it was read. */
  readonly manifest?: (signal: AbortSignal) => Promise<SourceManifest>;
  /** `snapshot`: every read yields every live record. `changes`: a read yields what changed since the cursor. */
  readonly mode: 'snapshot' | 'changes';
  /**
   * Reads from `cursor` (null: from the start). Batches hold at most about 2,000 records. Throws a YektaError only for what
   * concerns the whole source (no file, credentials, unreachable); a broken file is reported and the next file goes on.
   * Stops soon after `signal` aborts, by throwing its reason. Without a memo no row is a known one.
   */
  readonly read: (cursor: Cursor | null, signal: AbortSignal, memo?: RowMemo) => AsyncIterable<SourceBatch>;
  /** Column names seen at the head of the source by stream, and a few sample values of each, for `init` and `check`. Reads as little as possible. */
  readonly probe: (signal: AbortSignal) => Promise<readonly StreamProbe[]>;
}

export interface StreamProbe {
  readonly stream: string;
  readonly place: string;
  readonly columns: readonly { readonly name: string; readonly samples: readonly RawValue[] }[];
  readonly notes: readonly string[];
}
