import { sql } from 'kysely';
import type { BlockCounts } from '../../../matching/incremental/counts/block-counts.ts';
import type { Transaction } from '../../db/transaction.ts';

/** Counts are some dozens of rows: all are written anew. */
export async function writeCounts(
  { db, copy }: Transaction,
  { records, keysOfSize, labels }: BlockCounts,
): Promise<void> {
  await sql`delete from block_rule`.execute(db);
  await copy(
    'block_rule',
    ['place', 'keys_of_size'],
    keysOfSize.map((keys, place) => [place, JSON.stringify([...keys].sort(([a], [b]) => a - b))]),
  );
  await sql`delete from block_label`.execute(db);
  await copy('block_label', ['label', 'records'], labels);
  await sql`update match_state set records = ${records}`.execute(db);
}
