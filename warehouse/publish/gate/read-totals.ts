import { sql } from 'kysely';
import type { ChangeGroup } from '../../../matching/gate/change-group.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readTotals as readCustomerTotals } from '../../stores/customer-totals.ts';

export interface Totals extends Pick<ChangeGroup, 'counts' | 'largest'> {
  /** Live customers, as published. */
  readonly live: number;
}

/** Counts what is pending as a whole. Reads the temporary tables of `findCauses` and `findContentChanges`. */
export async function readTotals({ db }: Transaction): Promise<Totals> {
  const { customers: live } = await readCustomerTotals({ db });
  const { rows } = await sql<Record<'largest' | 'merges' | 'splits' | 'retired' | 'losing', number>>`
    select
      (select coalesce(max(after.size), 0) from (${grownCustomers}) after) as largest,
      (select count(*) from pending_identity where change = 'absorbed') as merges,
      (select count(*) from pending_identity where change = 'split') as splits,
      (select count(*) from pending_identity where change = 'retired') as retired,
      (select count(*) from content_change where loses) as losing`.execute(db);
  const { largest, losing, ...counts } = rows[0]!;
  return { live, largest, counts: { ...counts, critical_fields: losing } };
}

/** Customers that have at least twice as many records after the publication as before, with their size then. */
const grownCustomers = sql`
  select customer_id, count(*) filter (where after) as size
  from (
    select c.customer_id, coalesce(m.customer_id = c.customer_id, false) as before,
      case when v.record_id is null then true else coalesce(v.after_id = c.customer_id, false) end as after
    from concerned_record c
    left join moved_record v on v.record_id = c.record_id
    left join membership m on m.record_id = c.record_id
    where c.customer_id in (select after_id from moved_record)
  ) members
  group by customer_id having count(*) filter (where after) >= 2 * count(*) filter (where before)`;
