import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/**
 * Points the customers to their pending golden records; new ones do so already. What changed stays in the temporary table `golden_change` until the
 * transaction ends: `old_id` is the golden record that was published before.
 */
export async function showGolden({ db }: Transaction): Promise<void> {
  await sql`analyze pending_golden`.execute(db);
  await sql`
    create temporary table golden_change on commit drop as
    select p.customer_id, p.golden_id as new_id, nullif(c.golden_id, p.golden_id) as old_id, p.content_hash,
      p.contradicts, c.content_hash is distinct from p.content_hash as changed
    from pending_golden p join customer c on c.id = p.customer_id and c.state = 'live'`.execute(db);
  await sql`analyze golden_change`.execute(db);
  await sql`
    update customer c set golden_id = g.new_id, content_hash = g.content_hash
    from golden_change g where g.customer_id = c.id and g.old_id is not null`.execute(db);
}

/** Removes golden records that no customer points to any more, and those of customers that are not live. */
export async function removeReplacedGolden({ db }: Transaction): Promise<void> {
  await sql`delete from golden_record where id in (select old_id from golden_change where old_id is not null)`.execute(
    db,
  );
  await sql`
    delete from golden_record where id in (
      select golden_id from pending_golden except all select new_id from golden_change
    )`.execute(db);
  await sql`
    with ended as (
      update customer c set golden_id = null, content_hash = null from customer before
      where before.id = c.id and c.state <> 'live' and c.golden_id is not null
      returning before.golden_id
    )
    delete from golden_record g using ended where g.id = ended.golden_id`.execute(db);
}
