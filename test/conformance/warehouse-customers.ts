import { describe, expect, test } from '@jest/globals';
import type { Home } from '../../matching/identity/homes.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import { type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { emptyModel } from '../support/matching/empty-model.ts';
import { created, goldenOf, mergeCustomers, publishCustomers, stageThree } from '../support/publish-customers.ts';
import { staleGolden } from '../support/stale-golden.ts';
import {
  collect,
  customerRow,
  fullName,
  matchResult,
  normalizeRows,
  sales,
  stageRows,
  tickets,
  writeResult,
} from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y, z] = [toCustomerId('x'), toCustomerId('y'), toCustomerId('z')];

/** The contract of pipeline/ports/customer-store.ts. */
export function describeCustomerStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a CustomerStore`, () => {
    async function three() {
      const warehouse = await warehouses.fresh();
      return { warehouse, ...(await stageThree(warehouse)) };
    }

    const publish = (
      warehouse: OpenWarehouse,
      identities: readonly IdentityChange[],
      memberships: Readonly<Record<string, readonly number[]>>,
      left: readonly RecordId[] = [],
      homes: readonly Home[] = [],
      settled: readonly RecordId[] = [],
    ) => publishCustomers(warehouse, { identities, memberships, left, homes, settled });

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

    test('identities are stale until they were made from the stored match result', async () => {
      const { warehouse } = await three();
      const { customers, matches } = warehouse;
      const model = await matches.saveModel('config', emptyModel);
      await writeResult(warehouse, model, 'config', matchResult({}));
      expect(await customers.identitiesStale()).toBe(true);
      await customers.savePendingIdentities({ memberships: [], left: [], identities: [], homes: [], settled: [] });
      expect(await customers.identitiesStale()).toBe(false);
      await writeResult(warehouse, model, 'config', matchResult({}));
      expect(await customers.identitiesStale()).toBe(true);
    });

    test('what has to do with pending changes is found with its ids, by itself', async () => {
      const { warehouse, one, two, three: third } = await three();
      const { customers } = warehouse;
      expect(await customers.changedParts()).toBeNull();
      const home = { record: third, home: toCustomerId('w'), origin: x };
      await publish(warehouse, created(x, y), { x: [one, two], y: [third] }, [], [home]);
      const nothing = { clusters: [], memberships: [], homes: [] };
      expect(await customers.changedParts()).toEqual(nothing);
      const leave = { memberships: [], left: [two], identities: [], homes: [], settled: [] };
      await customers.savePendingIdentities(leave);
      expect(await customers.changedParts()).toEqual({
        clusters: [one, two, third].map((record) => ({ record, cluster: record })),
        memberships: [
          { record: one, customer: x },
          { record: two, customer: x },
          { record: third, customer: y },
        ],
        homes: [home],
      });
      await publish(warehouse, [], {}, [], [], [third]);
      await customers.savePendingIdentities(leave);
      expect((await customers.changedParts())?.clusters.map(({ record }) => record)).toEqual([one, two]);
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
      await publish(warehouse, created(x), { x: [one, two] });
      expect(await mergeCustomers(warehouse)).toEqual([]);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([x]);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([]);
      expect(await warehouse.customers.publish(await warehouse.runs.begin())).toMatchObject({ changed: 0 });
      const rows = [customerRow('1', 'Ali Karimi'), customerRow('2', 'Sara'), customerRow('3', 'Reza')];
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      expect(await mergeCustomers(warehouse, 'other rules')).toEqual([x]);
      expect(await warehouse.customers.publish(await warehouse.runs.begin())).toMatchObject({ changed: 1 });
      expect((await eventsOf(warehouse)).at(-1)).toEqual({
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

    test('every id resolves after merges, splits and deletions, and events have no gaps', async () => {
      const { warehouse, one, two, three: third } = await three();
      const { customers } = warehouse;
      await publish(warehouse, created(x, y, z), { x: [one], y: [two], z: [third] });
      expect(await customers.totals()).toEqual({ customers: 3, records: 3, merged: 0 });
      await publish(warehouse, [{ change: 'absorbed', customer: z, into: y }], { y: [third] });
      expect(await customers.totals()).toEqual({ customers: 2, records: 3, merged: 1 });
      await publish(warehouse, [{ change: 'absorbed', customer: y, into: x }], { x: [two, third] });
      expect(await customers.state(z)).toEqual({ state: 'absorbed', into: x });
      expect(await customers.state(y)).toEqual({ state: 'absorbed', into: x });
      expect(await customers.get(z)).toBeNull();
      expect((await customers.get(x))?.members).toHaveLength(3);

      const w = toCustomerId('w');
      await publish(warehouse, [{ change: 'split', customer: x, off: [w] }, ...created(w)], { w: [third] });
      expect(await customers.state(x)).toEqual({ state: 'live' });
      expect(await customers.state(z)).toEqual({ state: 'absorbed', into: x });
      await publish(warehouse, [{ change: 'retired', customer: w }], {}, [third]);
      expect(await customers.state(w)).toEqual({ state: 'retired' });
      expect(await customers.customerOf(third)).toBeNull();
      expect(await customers.totals()).toEqual({ customers: 1, records: 2, merged: 1 });
      expect((await collect(customers.all())).map(({ id }) => id)).toEqual([x]);

      const events = await eventsOf(warehouse);
      expect(events.map(({ position }) => Number(position))).toEqual(events.map((_, index) => index + 1));
      expect(events.map(({ customer_id, type }) => `${customer_id} ${type}`)).toEqual([
        'x created',
        'y created',
        'z created',
        'z absorbed',
        'y merged',
        'y field_changed',
        'y absorbed',
        'x merged',
        'x field_changed',
        'x split',
        'w created',
        'x field_changed',
        'w retired',
      ]);
      expect(events[4]?.data).toEqual({ from: ['z'] });
      expect(events[9]?.data).toEqual({ off: ['w'] });
    });

    test('an id that is released lives again, and homes are remembered until they are settled', async () => {
      const { warehouse, one, two, three: third } = await three();
      const { customers } = warehouse;
      await publish(warehouse, created(x, y), { x: [one, third], y: [two] });
      const absorbed = { change: 'absorbed', customer: y, into: x } as const;
      await publish(warehouse, [absorbed], { x: [two] }, [], [{ record: two, home: y, origin: y }]);
      expect(await collect(customers.homes())).toEqual([{ record: two, home: y, origin: y }]);
      expect(await customers.lastCustomerOf(two)).toBeNull();
      expect(await customers.customerOf(two)).toBe(x);

      const released = { change: 'released', customer: y, from: x } as const;
      const homes = [
        { record: one, home: x, origin: null },
        { record: third, home: x, origin: x },
      ];
      const counts = await publish(warehouse, [released], { y: [two] }, [third], homes, [two]);
      expect(counts).toMatchObject({ created: 0, released: 1 });
      expect(await customers.state(y)).toEqual({ state: 'live' });
      expect((await customers.get(y))?.members.map(({ id }) => id)).toEqual([two]);
      expect(await collect(customers.homes())).toEqual(homes);
      expect(await customers.lastCustomerOf(third)).toBe(x);
      expect(await eventsOf(warehouse)).toContainEqual({
        position: expect.anything(),
        customer_id: y,
        type: 'released',
        data: { from: x, kind: 'person', fields: { full_name: 'Sara' } },
      });
    });

    test('contradictions open a conflict of the customer, and close it when they are gone', async () => {
      const { warehouse, one, two } = await three();
      const { conflicts } = warehouse;
      await stageRows(warehouse, [customerRow('1', 'Ali'), customerRow('2', 'contradicts'), customerRow('3', 'Reza')]);
      await normalizeRows(warehouse);
      await publish(warehouse, created(x), { x: [one, two] });
      const [conflict] = await conflicts.open({}, 10);
      expect(conflict).toMatchObject({ kind: 'contradiction', customer: x, field: fullName, records: [one, two] });
      expect(await conflicts.open({ customer: x })).toEqual([conflict]);
      expect(await conflicts.open({ customer: y })).toEqual([]);
      await stageRows(warehouse, [customerRow('1', 'Ali'), customerRow('2', 'Ali'), customerRow('3', 'Reza')]);
      await normalizeRows(warehouse);
      await publish(warehouse, [], {});
      expect(await conflicts.open({}, 10)).toEqual([]);
    });

    test('pending identities are replaced, not added to', async () => {
      const { warehouse, one, two } = await three();
      const { customers } = warehouse;
      const memberships = [[{ record: one, customer: x }]];
      await customers.savePendingIdentities({ memberships, left: [], identities: created(x), homes: [], settled: [] });
      await mergeCustomers(warehouse);
      await publish(warehouse, created(y), { y: [one, two] });
      expect(await customers.state(x)).toBeNull();
      expect((await collect(customers.all())).map(({ id }) => id)).toEqual([y]);
      const client = await warehouses.connect(warehouse);
      expect((await client.query('select customer_id from golden_record')).rows).toEqual([{ customer_id: 'y' }]);
    });

    async function eventsOf(warehouse: OpenWarehouse) {
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query<{ position: string; customer_id: string; type: string; data: unknown }>(
        'select position, customer_id, type, data from customer_change order by position',
      );
      return rows;
    }
  });
}
