import { describe, expect, test } from '@jest/globals';
import { customerIdSource } from '../../matching/identity/customer-id.ts';
import { profileFromConfig } from '../../matching/profile-from-config.ts';
import { mergeCustomers } from '../../pipeline/merge-customers.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { resolveIdentities } from '../../pipeline/resolve-identities.ts';
import { readForNobody } from '../../pipeline/sharing/share-work.ts';
import { loadText, smallFile } from '../config/load-text.ts';
import {
  collect,
  customerRow,
  matchResult,
  normalizeRows,
  recordIds,
  stageRows,
  writeResult,
} from '../support/warehouse-data.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const profile = profileFromConfig(await loadText(smallFile));
const { signal } = new AbortController();
const issueId = customerIdSource(
  () => 1_700_000_000_000,
  () => 7,
);
const people = [
  customerRow('1', 'مریم رضایی'),
  customerRow('2', 'مريم رضائي'),
  customerRow('3', 'علی اکبری', '09351112233'),
];

/** Stages and normalizes people, with the first two in one cluster or each alone. */
async function matched(warehouse: Warehouse, together: boolean): Promise<void> {
  await stageRows(warehouse, people);
  await normalizeRows(warehouse);
  const ids = await recordIds(warehouse);
  const members = [ids.get('1')!, ids.get('2')!];
  const model = await warehouse.matches.saveModel('m', { trainedOn: 3, comparisons: [] } as never);
  await writeResult(warehouse, model, 'm', matchResult({ clusters: together ? [members] : [] }));
}
const resolve = ({ customers }: Warehouse) => resolveIdentities({ customers, issueId, signal });
const times = { asOf: '2024-01-01T00:00:00.000Z', lastSeen: new Map() };
const merge = ({ customers }: Warehouse, configFingerprint = 'rules', progress: number[] = []) =>
  mergeCustomers({
    customers,
    profile,
    configFingerprint,
    times,
    signal,
    shareRead: readForNobody,
    onProgress: (done) => void progress.push(done),
  });

describe('resolve and merge', () => {
  test('give every cluster a customer and a golden record, and then have nothing to do', async () => {
    const warehouse = await warehouses.fresh();
    await matched(warehouse, true);
    expect(await resolve(warehouse)).toMatchObject({ records: 3, created: 2 });
    expect(await resolve(warehouse)).toBeNull();
    const progress: number[] = [];
    expect(await merge(warehouse, 'rules', progress)).toEqual({ merged: 2 });
    expect(progress.at(-1)).toBe(2);
    expect(await merge(warehouse)).toBeNull();
    expect((await warehouse.customers.totals()).customers).toBe(0);

    await warehouse.customers.publish((await warehouse.runs.list(1))[0]!.id);
    const customers = await collect(warehouse.customers.all());
    expect(customers.map(({ members }) => members.map(({ key }) => key))).toEqual([['1', '2'], ['3']]);
    expect(Object.keys(customers[0]!.golden.fields)).toEqual(['full_name', 'phone']);
    expect(await merge(warehouse)).toBeNull();
  });

  test('other rules make every golden record anew', async () => {
    const warehouse = await warehouses.fresh();
    await matched(warehouse, false);
    await resolve(warehouse);
    await merge(warehouse);
    expect(await merge(warehouse, 'other rules')).toEqual({ merged: 3 });
  });

  test('what was prepared and never published is prepared anew', async () => {
    const warehouse = await warehouses.fresh();
    await matched(warehouse, false);
    expect(await resolve(warehouse)).toMatchObject({ created: 3 });
    await merge(warehouse);
    await matched(warehouse, true);
    expect(await resolve(warehouse)).toMatchObject({ created: 2, absorbed: 0 });
    await merge(warehouse);
    await warehouse.customers.publish((await warehouse.runs.list(1))[0]!.id);
    expect(await warehouse.customers.totals()).toEqual({ customers: 2, records: 3, merged: 1 });
  });

  test('stop when asked to', async () => {
    const warehouse = await warehouses.fresh();
    await matched(warehouse, true);
    const aborted = AbortSignal.abort(new Error('stop'));
    const { customers } = warehouse;
    await expect(resolveIdentities({ customers, issueId, signal: aborted })).rejects.toThrow('stop');
    await resolve(warehouse);
    await expect(
      mergeCustomers({
        customers,
        profile,
        configFingerprint: 'rules',
        times,
        signal: aborted,
        shareRead: readForNobody,
        onProgress: () => {},
      }),
    ).rejects.toThrow('stop');
  });
});
