import { sql } from 'kysely';
import type { ChangeGroup } from '../../../matching/gate/change-group.ts';
import type { FieldName } from '../../../matching/ids.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readTotals as readCustomerTotals } from '../../stores/customer-totals.ts';

export interface Totals extends Pick<ChangeGroup, 'counts' | 'largest'> {
  /** Live customers, as published. */
  readonly live: number;
}

/**
 * Counts what is pending as a whole. The temporary table `content_change` has the pending golden records whose content is another
 * one, and whether the customer loses a value of the given fields.
 */
export async function readTotals({ db }: Transaction, fields: readonly FieldName[]): Promise<Totals> {
  await sql`
    create temporary table content_change on commit drop as
    select p.customer_id, p.content_hash, exists (
        select from unnest(${[...fields]}::text[]) as field
        where said.before -> field is not null and not coalesce((said.after -> field) @> (said.before -> field), false)
      ) as loses
    from pending_golden p
    left join customer c on c.id = p.customer_id and c.state = 'live'
    left join golden_record o on o.id = c.golden_id
    left join golden_record n on n.id = p.golden_id
    cross join lateral (select o.fields::jsonb as before, n.fields::jsonb as after offset 0) said
    where c.content_hash is distinct from p.content_hash`.execute(db);
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
