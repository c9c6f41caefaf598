import { describe, expect, test } from '@jest/globals';
import type { Home } from '../../matching/identity/homes.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import { type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { eventsOf } from '../support/events-of.ts';
import { emptyModel } from '../support/matching/empty-model.ts';
import { created, mergeCustomers, publishCustomers, stageThree } from '../support/publish-customers.ts';
import { collect, matchResult, writeResult } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y, z] = [toCustomerId('x'), toCustomerId('y'), toCustomerId('z')];

/** The contract of pipeline/ports/customer-store.ts for identities: ids, who belongs to them, and homes. */
export function describeIdentities(name: string, warehouses: Warehouses): void {
  describe(`${name} keeps identities`, () => {
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

      const events = await eventsOf(warehouses, warehouse);
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
      expect(await eventsOf(warehouses, warehouse)).toContainEqual({
        position: expect.anything(),
        customer_id: y,
        type: 'released',
        data: { from: x, kind: 'person', fields: { full_name: 'Sara' } },
      });
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
  });
}
