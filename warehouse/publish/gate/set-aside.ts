import { sql } from 'kysely';
import type { Transaction } from '../../db/transaction.ts';

/** Where what is pending waits, with the condition by which it belongs to `held_customer` and its records. */
const tables = [
  [
    'pending_membership',
    sql`record_id in (select record_id from concerned_record join held_customer using (customer_id))`,
  ],
  ['pending_identity', sql`customer_id in (select customer_id from held_customer)`],
  ['pending_golden', sql`customer_id in (select customer_id from held_customer)`],
] as const;

const homes = sql`record_id in (
  select record_id from concerned_record join held_customer using (customer_id)
  union select record_id from record_home h join held_customer c on c.customer_id in (h.home_id, h.origin_id))`;

/** Takes what is held out of what is pending, so that the rest is published. */
export async function setAside({ db }: Transaction): Promise<void> {
  await sql`analyze held_customer`.execute(db);
  for (const [table, isHeld] of [...tables, ['pending_home', homes] as const]) {
    await sql`create temporary table ${sql.table(`aside_${table}`)} on commit drop as
      select * from ${sql.table(table)} where ${isHeld}`.execute(db);
    await sql`delete from ${sql.table(table)} where ${isHeld}`.execute(db);
  }
}

/** Puts it back: it is pending, and computed again with the next changes. */
export async function putBack({ db }: Transaction): Promise<void> {
  for (const table of ['pending_membership', 'pending_identity', 'pending_golden', 'pending_home'])
    await sql`insert into ${sql.table(table)} select * from ${sql.table(`aside_${table}`)}`.execute(db);
}
