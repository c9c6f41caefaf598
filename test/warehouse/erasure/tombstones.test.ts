import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toCustomerId } from '../../../matching/ids.ts';
import { created, goldenOf, publishCustomers, stageThree } from '../../support/publish-customers.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

test('a tombstone is an HMAC-SHA256 under the key of the warehouse, and every warehouse has another key', async () => {
  const tombstones = await Promise.all(
    ['sara', 'mina'].map(async (author) => {
      const warehouse = await warehouses.fresh();
      const customer = toCustomerId('x');
      const { one } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(customer), memberships: { x: [one] } });
      await warehouse.erasures.erase(
        { customer, records: null, reason: 'request', author, mayReturn: false },
        {
          merge: (rest) => ({ ...goldenOf(rest), warnings: [] }),
          identifiersOf: () => [{ type: 'national_id', key: '0499370899' }],
          keysIn: () => [],
          keysOf: () => [],
        },
      );
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query<{ key: Buffer; macs: readonly Buffer[] }>(
        'select erasure_key as key, (select array_agg(mac order by kind desc) from tombstone) as macs from installation',
      );
      const { key, macs } = rows[0]!;
      expect(key).toHaveLength(32);
      const hmac = (text: string) => createHmac('sha256', key).update(text).digest();
      expect(macs).toEqual([hmac('["key", "sales", "rows", "1"]'), hmac('["identifier","national_id","0499370899"]')]);
      return macs.map((mac) => mac.toString('hex'));
    }),
  );
  expect(new Set(tombstones.flat()).size).toBe(4);
});
