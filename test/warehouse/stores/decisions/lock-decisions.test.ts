import { expect, test } from '@jest/globals';
import { inTransaction } from '../../../../warehouse/db/in-transaction.ts';
import { databaseOf } from '../../../../warehouse/opened.ts';
import { lockDecisions } from '../../../../warehouse/stores/decisions/in-force.ts';
import { draft, inForce, twoCustomers } from '../../../support/decided-warehouse.ts';
import { useWarehouses } from '../../../support/with-warehouse.ts';

const warehouses = useWarehouses();

test('who freezes in the middle of a decision holds up others for some seconds, and has decided nothing', async () => {
  const { warehouse, a, b, c } = await twoCustomers(warehouses);
  const judgement = { kind: 'must_link', a, b } as const;
  let locked = () => {};
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve;
  });
  let thaw = () => {};
  const isThawed = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  const frozen = inTransaction(databaseOf(warehouse), async (transaction) => {
    await lockDecisions(transaction);
    const { db } = transaction;
    await db
      .insertInto('decision')
      .values({ kind: 'must_link', records: [b, c], decided_by: 'x' } as never)
      .execute();
    locked();
    await isThawed;
    await db.selectFrom('decision').select('id').execute();
  });
  const end = expect(frozen).rejects.toMatchObject({ code: 'warehouse.paused', disposition: 'retry' });
  await isLocked;
  await warehouse.decisions.take([draft(judgement)], null);
  thaw();
  await end;
  expect(await inForce(warehouse.decisions)).toEqual([judgement]);
});
