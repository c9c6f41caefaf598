import { describe, expect, test } from '@jest/globals';
import { withFrozen } from '../../../warehouse/frozen/with-frozen.ts';
import { collect, customerRow, normalizeRows, sales, stageRows } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

describe('a frozen warehouse', () => {
  test('stays as it was while others write', async () => {
    const warehouse = await warehouses.fresh();
    const rules = new Map([[sales, 'rules']]);
    await stageRows(warehouse, [customerRow('1', 'مریم')]);
    await normalizeRows(warehouse);
    await withFrozen(warehouse, async ({ records, customers }) => {
      await stageRows(warehouse, [customerRow('1', 'مریم رضایی'), customerRow('2', 'علی')]);
      await normalizeRows(warehouse);
      expect(await records.count(rules)).toBe(1);
      expect(await collect(records.all(rules))).toMatchObject([
        { key: '1', values: null, normalized: { fields: { full_name: [{ value: 'مریم' }] } } },
      ]);
      expect(await collect(customers.memberships())).toEqual([]);
    });
    await withFrozen(warehouse, async ({ records }) => expect(await records.count(rules)).toBe(2));
  });

  test('gives the cells of records that are normalized otherwise, or not yet', async () => {
    const warehouse = await warehouses.fresh();
    await stageRows(warehouse, [customerRow('1', 'مریم')]);
    await withFrozen(warehouse, async ({ records }) => {
      expect(await collect(records.all(new Map([[sales, 'rules']])))).toMatchObject([
        { source: 'sales', stream: 'rows', normalized: null, values: { name: 'مریم' } },
      ]);
    });
    await normalizeRows(warehouse);
    await withFrozen(warehouse, async ({ records }) => {
      const [{ id } = { id: null }] = await collect(records.all(new Map([[sales, 'other rules']])));
      expect(await records.byIds([id!], new Map([[sales, 'other rules']]))).toMatchObject([
        { values: { name: 'مریم' } },
      ]);
      expect(await records.byIds([id!], new Map([[sales, 'rules']]))).toMatchObject([{ values: null }]);
      expect(await collect(records.all(new Map()))).toEqual([]);
    });
  });

  test('passes on what its user throws, and frees its connections', async () => {
    const warehouse = await warehouses.fresh();
    for (let attempt = 0; attempt < 12; attempt++)
      await expect(withFrozen(warehouse, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
    expect(await warehouse.normalized.count()).toBe(0);
  });
});
