import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { type KnownRows, recordSlots } from './record-slots.ts';
import { saidLast } from './said-last.ts';

/**
 * Loads the records of a source into flat arrays: about 70 bytes for each.
 *
 * @param ordered false: the order keys are void
 * @param expected about how many there are
 */
export async function loadKnownRows(
  database: Database,
  sourceId: number,
  ordered: boolean,
  expected: number,
): Promise<KnownRows> {
  const slots = recordSlots(expected);
  const columns = `key_hash, hash, id, (not gone)::integer, stream, ${ordered ? 'order_key' : 'null::text'}`;
  await inTransaction(database, async ({ db, copyOut }) => {
    // Through the index records would come in the order of digests, from all over the table, and not in that of their rows.
    await sql`set local enable_indexscan = off`.execute(db);
    await copyOut(`select ${columns} from (${saidLast}) r where source_id = ${sourceId}`, slots.add);
  });
  return slots.end();
}
