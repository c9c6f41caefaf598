import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { fillEmpty } from '../../../warehouse/db/fill-empty.ts';
import { inTransaction } from '../../../warehouse/db/in-transaction.ts';
import type { Transaction } from '../../../warehouse/db/transaction.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const tables = ['membership', 'customer_event'];

test('indexes and keys of empty tables are built when they are full; other tables keep theirs; a failure changes nothing', async () => {
  const database = databaseOf(await warehouses.fresh());
  const fill = (use: (transaction: Transaction) => Promise<void>) =>
    inTransaction(database, (transaction) => fillEmpty(transaction, tables, () => use(transaction)));
  const indexes = async ({ db }: Pick<Transaction, 'db'>) => {
    const { rows } = await sql<{ indexdef: string }>`
      select indexdef from pg_indexes
      where schemaname = current_schema() and tablename in ('membership', 'customer_event') order by indexdef`.execute(
      db,
    );
    return rows.map(({ indexdef }) => indexdef);
  };
  const keys = async ({ db }: Pick<Transaction, 'db'>) => {
    const { rows } = await sql<{ conname: string }>`
      select conname from pg_constraint
      where conrelid in ('membership'::regclass, 'customer_event'::regclass) and contype = 'p' order by conname`.execute(
      db,
    );
    return rows.map(({ conname }) => conname);
  };
  const before = await indexes(database);
  expect(before.length).toBeGreaterThan(4);

  const failed = fill(async () => {
    throw new Error('the source broke');
  });
  await expect(failed).rejects.toThrow('the source broke');
  expect(await indexes(database)).toEqual(before);

  await fill(async (transaction) => {
    expect(await indexes(transaction)).toEqual([]);
    await sql`insert into membership values (2, 'b'), (1, 'a')`.execute(transaction.db);
  });
  expect(await indexes(database)).toEqual(before);
  expect(await keys(database)).toEqual(['customer_event_pkey', 'membership_pkey']);

  await fill(async (transaction) => expect(await indexes(transaction)).toEqual(before));
  const { rows } = await sql<{ record_id: number }>`select record_id from membership order by record_id`.execute(
    database.db,
  );
  expect(rows).toEqual([{ record_id: 1 }, { record_id: 2 }]);
});
