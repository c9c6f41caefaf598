import { type RawBuilder, sql } from 'kysely';
import type { CustomerStore } from '../../pipeline/ports/customer-store.ts';
import type { Transaction } from '../db/transaction.ts';

export type CustomerTotals = Awaited<ReturnType<CustomerStore['totals']>>;

type Db = Pick<Transaction, 'db'>;

/** As they were kept by the publications; counted, where one did not. */
export async function readTotals({ db }: Db): Promise<CustomerTotals> {
  return (await readKept({ db })) ?? (await count({ db }, sql`true`));
}

/**
 * Keeps the totals while memberships change as the pending ones say: only customers that lose or gain records are counted.
 *
 * @param change changes the memberships
 */
export async function keepTotals({ db }: Db, change: () => Promise<void>): Promise<void> {
  const kept = await readKept({ db });
  if (kept === null) {
    await change();
    return keep({ db }, await count({ db }, sql`true`));
  }
  await sql`
    create temporary table resized_customer on commit drop as
    select m.customer_id from pending_membership p join membership m on m.record_id = p.record_id
    union select customer_id from pending_membership where customer_id is not null`.execute(db);
  await sql`analyze resized_customer`.execute(db);
  const resized = sql`customer_id in (select customer_id from resized_customer)`;
  const before = await count({ db }, resized);
  await change();
  const after = await count({ db }, resized);
  await keep(
    { db },
    {
      customers: kept.customers + after.customers - before.customers,
      records: kept.records + after.records - before.records,
      merged: kept.merged + after.merged - before.merged,
    },
  );
}

/** They are counted anew when somebody asks. */
export async function forgetTotals({ db }: Db): Promise<void> {
  await sql`update project_state set customers = null, records = null, merged_customers = null`.execute(db);
}

async function readKept({ db }: Db): Promise<CustomerTotals | null> {
  const { rows } = await sql<CustomerTotals>`
    select customers, records, merged_customers as merged from project_state where customers is not null`.execute(db);
  return rows[0] ?? null;
}

async function count({ db }: Db, where: RawBuilder<unknown>): Promise<CustomerTotals> {
  const { rows } = await sql<CustomerTotals>`
    select count(*) as customers, coalesce(sum(size), 0)::bigint as records, count(*) filter (where size > 1) as merged
    from (select count(*) as size from membership where ${where} group by customer_id) sizes`.execute(db);
  return rows[0]!;
}

async function keep({ db }: Db, { customers, records, merged }: CustomerTotals): Promise<void> {
  await sql`
    update project_state set customers = ${customers}, records = ${records}, merged_customers = ${merged}
    where (customers, records, merged_customers) is distinct from (${customers}::bigint, ${records}::bigint, ${merged}::bigint)`.execute(
    db,
  );
}
