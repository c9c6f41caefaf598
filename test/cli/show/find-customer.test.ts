import { describe, expect, test } from '@jest/globals';
import { findCustomer } from '../../../cli/show/find-customer.ts';
import { customerIdSource } from '../../../matching/identity/customer-id.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { mergeCustomers } from '../../../pipeline/merge-customers.ts';
import type { Warehouse } from '../../../pipeline/ports/warehouse.ts';
import { resolveIdentities } from '../../../pipeline/resolve-identities.ts';
import { readForNobody } from '../../../pipeline/sharing/share-work.ts';
import { loadText, smallFile } from '../../config/load-text.ts';
import {
  customerRow,
  matchResult,
  normalizeRows,
  recordIds,
  sales,
  stageRows,
  writeResult,
} from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const profile = profileFromConfig(await loadText(smallFile));
const { signal } = new AbortController();
const issueId = customerIdSource(Date.now, () => 7);

/** A sync in which only these records are there, in these clusters. */
async function sync(warehouse: Warehouse, keys: readonly string[], together: readonly string[] = []): Promise<void> {
  await stageRows(
    warehouse,
    keys.map((key) => customerRow(key, `Name ${key}`)),
    { deletions: 1 },
  );
  await normalizeRows(warehouse);
  await warehouse.normalized.removeDeleted([sales]);
  const ids = await recordIds(warehouse);
  const model = await warehouse.matches.saveModel('m', { trainedOn: 3, comparisons: [] } as never);
  const clusters = together.length === 0 ? [] : [together.map((key) => ids.get(key)!)];
  await writeResult(warehouse, model, 'm', matchResult({ clusters }));
  const { customers } = warehouse;
  await resolveIdentities({ customers, issueId, signal });
  const times = { asOf: '2024-01-01T00:00:00.000Z', lastSeen: new Map() };
  await mergeCustomers({
    customers,
    profile,
    configFingerprint: 'r',
    times,
    signal,
    shareRead: readForNobody,
    onProgress: () => {},
  });
  await customers.publish(await warehouse.runs.begin());
}

/** What people see of the customer: the id that was asked for, the one it leads to, its keys. */
async function found(warehouse: Warehouse, asked: string) {
  const { customer, gone, redirects } = await findCustomer(warehouse, asked, ['sales']);
  return { id: customer.id, keys: customer.members.map(({ key }) => key), gone, redirects };
}

describe('findCustomer', () => {
  test('merge, undo: each id leads to its records, and both are back afterwards', async () => {
    const warehouse = await warehouses.fresh();
    await sync(warehouse, ['1', '2', '3']);
    const [first, third] = [await found(warehouse, 'sales:1'), await found(warehouse, 'sales:3')];
    await sync(warehouse, ['1', '2', '3'], ['1', '3']);
    expect(await found(warehouse, third.id)).toEqual({
      id: first.id,
      keys: ['1', '3'],
      gone: null,
      redirects: [third.id],
    });
    expect(await found(warehouse, 'sales:3')).toMatchObject({ id: first.id, redirects: [] });
    await sync(warehouse, ['1', '2', '3']);
    expect(await found(warehouse, 'sales:1')).toEqual(first);
    expect(await found(warehouse, third.id)).toEqual(third);
  });

  test('a record that is gone leads to the customer that it belonged to, also after that one was merged', async () => {
    const warehouse = await warehouses.fresh();
    await sync(warehouse, ['1', '2', '3'], ['2', '3']);
    const [first, second] = [await found(warehouse, 'sales:1'), await found(warehouse, 'sales:2')];
    await sync(warehouse, ['1', '2'], []);
    expect(await found(warehouse, 'sales:3')).toEqual({ ...second, keys: ['2'], gone: 'sales:3' });
    await sync(warehouse, ['1', '2'], ['1', '2']);
    expect(await found(warehouse, 'sales:3')).toEqual({
      id: first.id,
      keys: ['1', '2'],
      gone: 'sales:3',
      redirects: [second.id],
    });
    expect((await findCustomer(warehouse, 'sales:3', [])).customer.id).toBe(first.id);
  });

  test('a customer of which nothing is left says so, and is there again with its id when a record comes back', async () => {
    const warehouse = await warehouses.fresh();
    await sync(warehouse, ['1', '2']);
    const { id } = await found(warehouse, 'sales:2');
    await sync(warehouse, ['1']);
    for (const asked of [id, 'sales:2'])
      await expect(found(warehouse, asked)).rejects.toMatchObject({
        code: 'customer.not_found',
        message: expect.stringContaining(`Customer ${id} is retired`),
      });
    await sync(warehouse, ['1', '2']);
    expect(await found(warehouse, 'sales:2')).toMatchObject({ id, gone: null });
  });
});
