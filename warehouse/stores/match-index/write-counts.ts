import { sql } from 'kysely';
import type { BlockCounts } from '../../../matching/incremental/counts/block-counts.ts';
import type { Transaction } from '../../db/transaction.ts';

/** Some dozens of rows: all are written anew. The number of records is part of the state. */
export async function writeCounts({ db, copy }: Transaction, { keysOfSize, labels }: BlockCounts): Promise<void> {
  await sql`delete from block_rule`.execute(db);
  await copy(
    'block_rule',
    ['place', 'keys_of_size'],
    keysOfSize.map((keys, place) => [place, JSON.stringify([...keys].sort(([a], [b]) => a - b))]),
  );
  await sql`delete from block_label`.execute(db);
  await copy('block_label', ['label', 'records'], labels);
}
