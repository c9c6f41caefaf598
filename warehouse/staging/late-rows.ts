import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/** Gives late rows of `row_outcome` their records and version numbers; those that the warehouse has already are unchanged. */
export async function settleLateRows({ db }: Transaction): Promise<void> {
  await sql`
    update row_outcome o set outcome = 'unchanged'
    from (
      select seq, row_number() over (partition by key_hash, stream, hash, order_key, deleted order by seq) as repeat
      from row_outcome where outcome = 'late'
    ) late
    where o.seq = late.seq and (late.repeat > 1 or exists (
      select from source_record_version v
      where v.record_id = o.record_id and v.hash = o.hash and v.order_key = o.order_key and v.deleted = o.deleted))`.execute(
    db,
  );
  await sql`
    update row_outcome o set record_id = newest.record_id,
      version = greatest(newest.version, (select max(v.version) from source_record_version v where v.record_id = newest.record_id)) + late.place
    from (
      select seq, row_number() over (partition by key_hash, stream order by seq)::integer as place
      from row_outcome where outcome = 'late'
    ) late, row_outcome newest
    where o.seq = late.seq and newest.rank = 1 and newest.key_hash = o.key_hash and newest.stream = o.stream`.execute(
    db,
  );
}
