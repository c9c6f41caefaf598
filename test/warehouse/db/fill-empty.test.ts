import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { fillEmpty } from '../../../warehouse/db/fill-empty.ts';
import { inTransaction } from '../../../warehouse/db/in-transaction.ts';
import type { Transaction } from '../../../warehouse/db/transaction.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const tables = ['membership', 'customer_event'];

test('indexes of empty tables are built when they are full; other tables keep theirs; a failure changes nothing', async () => {
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
  const before = await indexes(database);
  expect(before.length).toBeGreaterThan(4);

  const failed = fill(async () => {
    throw new Error('the source broke');
  });
  await expect(failed).rejects.toThrow('the source broke');
  expect(await indexes(database)).toEqual(before);

  await fill(async (transaction) => {
    const left = await indexes(transaction);
    expect(left).toEqual(before.filter((definition) => definition.includes('UNIQUE')));
    expect(left).toHaveLength(2);
    await sql`insert into membership values (2, 'b'), (1, 'a')`.execute(transaction.db);
  });
  expect(await indexes(database)).toEqual(before);

  await fill(async (transaction) => expect(await indexes(transaction)).toEqual(before));
});
