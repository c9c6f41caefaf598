import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** Rows of a query without parameters, a batch at a time, through a cursor. */
export async function* fetchBatches<Row>(
  { db }: Transaction,
  query: RawBuilder<Row>,
  size = 500,
): AsyncGenerator<readonly Row[]> {
  // The planner would else prefer a plan that gives the first rows soon.
  await sql`set local cursor_tuple_fraction = 1`.execute(db);
  await sql`declare batches no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(size)} from batches`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await sql`close batches`.execute(db);
}

export function* slicesOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
