import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { CopyValue } from './copy.ts';

/** One connection inside a transaction. */
export interface Transaction {
  readonly db: Kysely<Tables>;
  /** Copies rows into a table; returns how many. */
  readonly copy: (
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ) => Promise<number>;
}
