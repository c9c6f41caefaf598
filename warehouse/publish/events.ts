import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Appends the events of this publication: what happened to ids (an absorbed customer causes one event for itself and one for
 * the customer that took it in), then fields of golden records that were there before. Events name fields, never values.
 */
export async function writeEvents({ db }: Transaction, run: RunId): Promise<void> {
  await sql`
    with happened as (
      select 1 as part, seq::bigint as place, customer_id, change as type,
        case change
          when 'absorbed' then jsonb_build_object('into', other_ids[1])
          when 'released' then jsonb_build_object('from', other_ids[1])
          when 'split' then jsonb_build_object('off', to_jsonb(other_ids))
          else '{}'::jsonb
        end as data
      from pending_identity
      union all
      select 2, min(seq), other_ids[1], 'merged', jsonb_build_object('from', jsonb_agg(customer_id order by seq))
      from pending_identity where change = 'absorbed' group by other_ids[1]
      union all
      select 3, row_number() over (order by c.customer_id), c.customer_id, 'field_changed',
        jsonb_build_object('fields', (
          select coalesce(jsonb_agg(field order by field), '[]')
          from jsonb_each(old.fields::jsonb) as before(field, value)
          full join jsonb_each(new.fields::jsonb) as after(field, value) using (field)
          where before.value is distinct from after.value
        ))
      from golden_change c
      join golden_record old on old.id = c.old_id
      join golden_record new on new.id = c.new_id
      where c.changed
    ),
    added as (
      insert into customer_event (position, customer_id, type, run_id, data)
      select feed_state.position + row_number() over (order by part, place, customer_id), customer_id, type, ${run}, data
      from happened cross join feed_state
      returning position
    )
    update feed_state set position = greatest(position, (select max(position) from added))`.execute(db);
}
