import { describe, expect, test } from '@jest/globals';
import { toCustomerId } from '../../matching/ids.ts';
import type { StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import { eventsOf } from '../support/events-of.ts';
import { created, goldenOf, mergeCustomers, publishCustomers, stageThree } from '../support/publish-customers.ts';
import { staleGolden } from '../support/stale-golden.ts';
import { collect, customerRow, fullName, normalizeRows, sales, stageRows, tickets } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y] = [toCustomerId('x'), toCustomerId('y')];

/** The contract of pipeline/ports/customer-store.ts: golden records, and what is told of them. Identities have their own. */
export function describeCustomerStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a CustomerStore`, () => {
    async function three() {
      const warehouse = await warehouses.fresh();
      return { warehouse, ...(await stageThree(warehouse)) };
    }

    test('customers become visible only when they are published, all at once', async () => {
      const { warehouse, one, two, three: third } = await three();
      const { customers } = warehouse;
      const memberships = [[one, two].map((record) => ({ record, customer: x })), [{ record: third, customer: y }]];
      await customers.savePendingIdentities({
        memberships,
        left: [],
        identities: created(x, y),
        homes: [],
        settled: [],
      });
      const batches: StaleCustomers[] = [];
      for await (const batch of staleGolden(warehouse, 'rules')) batches.push(batch);
      expect(batches.map(({ total }) => total)).toEqual([2]);
      const stale = batches.flatMap((batch) => [...batch.customers]);
      expect(stale.map(({ customer, members }) => [customer, members.map(({ key }) => key)])).toEqual([
        [x, ['1', '2']],
        [y, ['3']],
      ]);
      expect(await mergeCustomers(warehouse)).toEqual([x, y]);
      for await (const batch of staleGolden(warehouse, 'rules')) expect(batch).toBeUndefined();
      expect(await customers.get(x)).toBeNull();
      expect(await customers.state(x)).toBeNull();
      const run = await warehouse.runs.begin();
      const counts = await customers.publish(run);
      expect(counts).toMatchObject({ created: 2, changed: 0, absorbed: 0, split: 0, retired: 0 });
      expect(await customers.publish(run)).toEqual(counts);
      expect(await customers.get(x)).toEqual({
        id: x,
        golden: goldenOf(stale[0]!),
        members: [
          { id: one, source: sales, key: '1' },
          { id: two, source: sales, key: '2' },
        ],
      });
      expect(await customers.state(x)).toEqual({ state: 'live' });
      expect(await customers.customerOf(third)).toBe(y);
      expect((await collect(customers.all())).map(({ id }) => id)).toEqual([x, y]);
      expect(await customers.totals()).toEqual({ customers: 2, records: 3, merged: 1 });
      expect((await collect(customers.memberships())).map(({ customer }) => customer)).toEqual([x, x, y]);
      const client = await warehouses.connect(warehouse);
      const view = await client.query('select customer_id, kind, full_name, fields from customer_golden order by 1');
      expect(view.rows[1]).toEqual({
        customer_id: 'y',
        kind: 'person',
        full_name: 'Reza',
        fields: { full_name: 'Reza' },
      });
      const xref = await client.query('select customer_id, source, key from customer_xref order by key');
      expect(xref.rows[2]).toEqual({ customer_id: 'y', source: 'sales', key: '3' });
    });

    test('clusters come in the canonical order of records, whatever the order of arrival', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, [customerRow('b', 'B')], { source: tickets });
      await stageRows(warehouse, [
        customerRow('c', 'C'),
        { ...customerRow('a', 'Z'), stream: 'z' },
        customerRow('a', 'A'),
      ]);
      for (const source of [sales, tickets]) await normalizeRows(warehouse, 'rules', source);
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query<{ id: number; name: string }>(
        `select r.id, concat_ws(' ', s.name, r.key, r.stream) as name from source_record r join source s on s.id = r.source_id`,
      );
      const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
      const clusters = await collect(warehouse.customers.clusters());
      expect(clusters.map(({ record }) => nameOf.get(record))).toEqual([
        'sales a rows',
        'sales a z',
        'sales c rows',
        'tickets b rows',
      ]);
    });

    test('nothing is published while a customer has no golden record', async () => {
      const { warehouse, one } = await three();
      const { customers } = warehouse;
      const memberships = [[{ record: one, customer: x }]];
      await customers.savePendingIdentities({ memberships, left: [], identities: created(x), homes: [], settled: [] });
      await expect(customers.publish(await warehouse.runs.begin())).rejects.toMatchObject({
        code: 'warehouse.inconsistent',
      });
      expect(await customers.state(x)).toBeNull();
    });

    test('golden records are stale by content, members and rules; equal content causes no event', async () => {
      const { warehouse, one, two } = await three();
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      expect(await mergeCustomers(warehouse)).toEqual([]);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([x]);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([]);
      expect(await warehouse.customers.publish(await warehouse.runs.begin())).toMatchObject({ changed: 0 });
      const rows = [customerRow('1', 'Ali Karimi'), customerRow('2', 'Sara'), customerRow('3', 'Reza')];
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([x]);
      expect(await warehouse.customers.publish(await warehouse.runs.begin())).toMatchObject({ changed: 1 });
      expect((await eventsOf(warehouses, warehouse)).at(-1)).toEqual({
        position: '2',
        customer_id: 'x',
        type: 'field_changed',
        data: {
          kind: null,
          fields: { full_name: { old: 'Ali و Sara', new: 'Ali Karimi و Sara', rule: 'tie_break' } },
        },
      });
      const client = await warehouses.connect(warehouse);
      expect((await client.query('select customer_id from golden_record')).rows).toEqual([
        { customer_id: 'x' },
        { customer_id: 'x' },
      ]);
    });

    test('contradictions open a conflict of the customer, and close it when they are gone', async () => {
      const { warehouse, one, two } = await three();
      const { conflicts } = warehouse;
      await stageRows(warehouse, [customerRow('1', 'Ali'), customerRow('2', 'contradicts'), customerRow('3', 'Reza')]);
      await normalizeRows(warehouse);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      const [conflict] = await conflicts.open({}, 10);
      expect(conflict).toMatchObject({ kind: 'contradiction', customer: x, field: fullName, records: [one, two] });
      expect(await conflicts.open({ customer: x })).toEqual([conflict]);
      expect(await conflicts.open({ customer: y })).toEqual([]);
      await stageRows(warehouse, [customerRow('1', 'Ali'), customerRow('2', 'Ali'), customerRow('3', 'Reza')]);
      await normalizeRows(warehouse);
      await publishCustomers(warehouse, {});
      expect(await conflicts.open({}, 10)).toEqual([]);
    });
  });
}
