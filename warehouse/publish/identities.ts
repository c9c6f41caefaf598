import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { keepTotals } from '../stores/customer-totals.ts';

/** Applies the pending memberships and what happened to customer ids. */
export async function publishIdentities({ db }: Transaction): Promise<void> {
  await sql`
    insert into customer (id, state, golden_id, content_hash)
    select i.customer_id, 'live', g.golden_id, g.content_hash
    from pending_identity i left join pending_golden g on g.customer_id = i.customer_id
    where i.change = 'created' order by i.customer_id`.execute(db);
  await sql`
    update customer c set state = 'live', into_ids = null, golden_id = g.golden_id, content_hash = g.content_hash
    from pending_identity i left join pending_golden g on g.customer_id = i.customer_id
    where i.change in ('restored', 'released') and c.id = i.customer_id`.execute(db);
  await sql`delete from record_home h using pending_home p where p.record_id = h.record_id`.execute(db);
  await sql`
    insert into record_home (record_id, home_id, origin_id)
    select record_id, home_id, origin_id from pending_home where home_id is not null order by record_id`.execute(db);
  await keepTotals({ db }, async () => {
    await sql`delete from membership m using pending_membership p where p.record_id = m.record_id`.execute(db);
    await sql`
      insert into membership (record_id, customer_id)
      select record_id, customer_id from pending_membership where customer_id is not null order by record_id`.execute(
      db,
    );
  });
  await sql`
    update customer c set state = p.change, into_ids = nullif(p.other_ids, '{}') from pending_identity p
    where p.customer_id = c.id and p.change in ('absorbed', 'retired')`.execute(db);
}
