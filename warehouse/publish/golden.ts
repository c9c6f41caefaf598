import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/**
 * Points the customers to their pending golden records; new ones do so already. What changed, what contradicts and what nobody is to see (not
 * `shown`) stays in the temporary table `golden_change` until the transaction ends: `old_id` is the golden record that was published before,
 * `told_id` the one of the same content that the feed told of (`is_told` where it is the same one).
 */
export async function showGolden({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table golden_change on commit drop as
    select p.customer_id, p.golden_id as new_id, o.old_id, coalesce(t.told_id, o.old_id) as told_id,
      coalesce(t.told_id = o.old_id, false) as is_told, p.content_hash, c.id is not null as shown, p.contradicts,
      c.id is not null and c.content_hash is distinct from p.content_hash as changed
    from pending_golden p
    left join customer c on c.id = p.customer_id and c.state = 'live'
    cross join lateral (select nullif(c.golden_id, p.golden_id) as old_id) o
    left join lateral (
      select e.golden_id as told_id from customer_event e
      where o.old_id is not null and e.customer_id = p.customer_id and e.golden_id is not null
      order by e.position desc limit 1
    ) t on true
    where p.contradicts or c.golden_id is distinct from p.golden_id`.execute(db);
  await sql`analyze golden_change`.execute(db);
  await sql`
    update customer c set golden_id = g.new_id, content_hash = g.content_hash
    from golden_change g where g.customer_id = c.id and g.old_id is not null`.execute(db);
}

/**
 * Removes golden records that no customer points to any more and that no event tells of: those that were replaced by one of
 * the same content. The others are history: they are what was served before.
 */
export async function removeUntoldGolden({ db }: Transaction): Promise<void> {
  await sql`
    with ended as (
      update customer c set golden_id = null, content_hash = null from customer before
      where before.id = c.id and c.state <> 'live' and c.golden_id is not null
      returning before.golden_id
    ),
    replaced (id) as (
      select golden_id from ended
      union all select old_id from golden_change where old_id is not null and not (is_told and changed)
      union all select new_id from golden_change where not shown
    )
    delete from golden_record g using replaced r
    where r.id = g.id and not exists (
      select from customer_event e where e.customer_id = g.customer_id and g.id in (e.golden_id, e.old_golden_id)
    )`.execute(db);
}
