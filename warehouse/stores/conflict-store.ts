import { type RawBuilder, sql } from 'kysely';
import type { Conflict, ConflictStore } from '../../pipeline/ports/customer-store.ts';
import type { Database } from '../db/database.ts';

export function createConflictStore({ db }: Database): ConflictStore {
  const read = async (where: RawBuilder<unknown>, limit: number): Promise<readonly Conflict[]> => {
    const { rows } = await sql<Conflict>`
      select kind, records, customer_id as customer, field, source, reason, weight
      from conflict where closed_at is null and ${where}
      order by abs(weight) nulls last, kind, question limit ${limit}`.execute(db);
    return rows;
  };
  return {
    open: (limit) => read(sql`true`, limit),
    ofCustomer: (id) =>
      read(
        sql`(customer_id = ${id}
          or records && (select coalesce(array_agg(record_id), '{}') from membership where customer_id = ${id}))`,
        1_000,
      ),
    countByKind: async () => {
      const { rows } = await sql<{ kind: string; count: number }>`
        select kind, count(*) as count from conflict where closed_at is null group by kind order by kind`.execute(db);
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    },
  };
}
