import { sql } from 'kysely';
import type { StagedRecord } from '../../pipeline/ports/source-store.ts';
import type { Database } from '../db/database.ts';
import { recordSlots } from './record-slots.ts';

/** What the warehouse holds of each record of a source: enough to tell whether a row says something new. */
export interface KnownRows {
  /** Number of the record below `size`; -1 when it was never seen. */
  readonly slotOf: (keyHash: Buffer, stream: string) => number;
  /** True when the row is what the record's current version was made of. */
  readonly isCurrent: (slot: number, record: Pick<StagedRecord, 'hash' | 'deleted' | 'order'>) => boolean;
  readonly isLive: (slot: number) => boolean;
  readonly idOf: (slot: number) => number;
  readonly size: number;
}

/** Records in one answer: about 4 MB. */
const pageSize = 50_000;

/**
 * Loads the records of a source into flat arrays: about 70 bytes for each.
 *
 * @param ordered false: the order keys are void
 */
export async function loadKnownRows({ db }: Database, sourceId: number, ordered: boolean): Promise<KnownRows> {
  const slots = recordSlots();
  const order = ordered ? sql`order_key` : sql`null::text`;
  for (let last = 0; ; ) {
    // One value in place of a row per record: the driver would spend longer on those than on reading the source.
    const { rows } = await sql<{ count: number; last: number; packed: Buffer | null }>`
      select count(*) as count, max(id) as last, string_agg(
        uuid_send(key_hash) || uuid_send(hash) || int4send(id) || int2send((deleted_at is null)::integer::smallint)
        || int2send(octet_length(stream)::smallint) || convert_to(stream, 'UTF8')
        || int2send(coalesce(octet_length(${order}), -1)::smallint) || coalesce(convert_to(${order}, 'UTF8'), ''), '') as packed
      from (
        select * from source_record where source_id = ${sourceId} and id > ${last} order by id limit ${pageSize}
      ) page`.execute(db);
    const page = rows[0]!;
    if (page.packed !== null) slots.add(page.packed);
    if (page.count < pageSize) return slots.end();
    last = page.last;
  }
}
