import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { appendEvents } from './append-events.ts';
import { differing } from './content-changes.ts';

/**
 * Appends the events of this publication: what happened to ids (an absorbed customer causes one event for itself and one for
 * the customer that took it in), then golden records that were there before and have another content now, one event each.
 * Values are not copied: events name the fields, and the golden records that hold them.
 */
export async function writeEvents(transaction: Transaction, run: RunId): Promise<void> {
  await appendEvents(
    transaction,
    run,
    sql`
      select h.*, coalesce(w.cause, 'source') as cause
      from (
        select 1 as part, i.seq::bigint as place, i.customer_id, i.change as type,
          case i.change
            when 'absorbed' then jsonb_build_object('into', i.other_ids[1])
            when 'released' then jsonb_build_object('from', i.other_ids[1])
            when 'split' then jsonb_build_object('off', to_jsonb(i.other_ids))
            else '{}'::jsonb
          end as data,
          case when i.change in ('created', 'restored', 'released') then c.golden_id end as golden_id,
          null::bigint as old_golden_id
        from pending_identity i join customer c on c.id = i.customer_id
        union all
        select 2, min(seq), other_ids[1], 'merged', jsonb_build_object('from', jsonb_agg(customer_id order by seq)), null, null
        from pending_identity where change = 'absorbed' group by other_ids[1]
        union all
        select 3, row_number() over (order by c.customer_id), c.customer_id, 'field_changed',
          jsonb_build_object('fields', coalesce(k.fields, (
            select ${differing(sql`said.before`, sql`said.after`)}
            from (
              select old.fields::jsonb as before, new.fields::jsonb as after
              from golden_record old cross join golden_record new where old.id = c.told_id and new.id = c.new_id offset 0
            ) said
          ))),
          c.new_id, c.told_id
        from golden_change c
        left join content_change k on k.customer_id = c.customer_id and k.old_id = c.told_id
        where c.changed and (k.old_id is not null or exists (select from golden_record old where old.id = c.told_id))
      ) h left join change_cause w on w.customer_id = h.customer_id`,
  );
}
