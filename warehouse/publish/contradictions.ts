import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/** Opens a conflict for each field on which the members of a customer contradict each other, and closes those that are gone. */
export async function publishContradictions({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table contradiction_in on commit drop as
    select (item ->> 'question')::uuid as question, g.customer_id, item ->> 'field' as field,
      array(select json_array_elements_text(item -> 'records')::integer) as records
    from golden_change c
    join golden_record g on g.id = c.new_id and c.contradicts
    cross join lateral json_array_elements(g.contradictions) item`.execute(db);
  await sql`
    update conflict set closed_at = now()
    where kind = 'contradiction' and closed_at is null
      and (customer_id in (select customer_id from golden_change)
        or customer_id in (select id from customer where state <> 'live'))
      and question not in (select question from contradiction_in)`.execute(db);
  await sql`
    insert into conflict (question, kind, records, customer_id, field, reason)
    select question, 'contradiction', records, customer_id, field,
      format('Trusted values of %s contradict each other.', field)
    from contradiction_in order by question
    on conflict (question) do update set records = excluded.records, closed_at = null,
      opened_at = case when conflict.closed_at is null then conflict.opened_at else now() end
    where conflict.closed_at is not null or conflict.records <> excluded.records`.execute(db);
}
