import type { Generated } from 'kysely';

/** One row: the key under which tombstones are made. */
export interface InstallationTable {
  erasure_key: Generated<Buffer>;
}

export interface ErasureTable {
  id: Generated<number>;
  customer_id: string;
  reason: string;
  erased_by: string;
  at: Generated<string>;
  /** Rows that were removed or emptied, by table. */
  counts: unknown;
}

/** By which the next sync knows what was erased. */
export interface TombstoneTable {
  /** HMAC-SHA256 of the record's source, stream and key, or of a field and its comparable value. */
  mac: Buffer;
  /** key or identifier. */
  kind: string;
  erasure_id: number;
}

/** Files that exports wrote. */
export interface ExportLogTable {
  path: string;
  at: Generated<string>;
}
