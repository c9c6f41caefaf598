import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { BinaryValue } from './binary-chunks.ts';
import type { BinaryRow } from './binary-rows.ts';
import type { CopyValue } from './copy.ts';
import type { CopyOptions } from './copy-binary.ts';

/** One connection inside a transaction. */
export interface Transaction {
  readonly db: Kysely<Tables>;
  /** Copies rows into a table; returns how many. */
  readonly copy: (
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ) => Promise<number>;
  /** The same, for columns of integers (32 bits), texts, truth values and bytes. */
  readonly copyBinary: (
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly BinaryValue[]>,
    options?: CopyOptions,
  ) => Promise<number>;
  /** The same with rows that were gathered before. */
  readonly copyChunks: (table: string, columns: readonly string[], chunks: Iterable<Uint8Array>) => Promise<number>;
  /** Visits the rows of a query without parameters whose columns are integers (32 bits), texts and bytes. */
  readonly copyOut: (query: string, visit: (row: BinaryRow) => void) => Promise<void>;
  /** The same as the chunks that come, for `createRowReader`: the server waits for a slow reader. */
  readonly copyChunksOut: (query: string) => AsyncIterable<Buffer>;
}
