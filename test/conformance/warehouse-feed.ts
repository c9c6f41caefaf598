import { describe, expect, test } from '@jest/globals';
import { type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { CustomerEvent } from '../../pipeline/ports/customer-feed.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { emptyModel } from '../support/matching/empty-model.ts';
import { created, prepareCustomers, publishCustomers, stageNames, stageThree } from '../support/publish-customers.ts';
import { replay } from '../support/replay-feed.ts';
import { collect, fullName, matchResult, writeResult } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y, z] = [toCustomerId('x'), toCustomerId('y'), toCustomerId('z')];

/** The contract of pipeline/ports/customer-feed.ts. */
export function describeCustomerFeed(name: string, warehouses: Warehouses): void {
  describe(`${name} is a CustomerFeed`, () => {
    async function three() {
      const warehouse = await warehouses.fresh();
      const { one, two, three: third } = await stageThree(warehouse);
      await publishCustomers(warehouse, {
        identities: created(x, y, z),
        memberships: { x: [one], y: [two], z: [third] },
      });
      return { warehouse, one, two, three: third };
    }

    test('an empty feed ends at 0', async () => {
      const { feed } = await warehouses.fresh();
      expect(await feed.position()).toBe(0);
      expect(await feed.read(0, 10)).toEqual([]);
    });

    test('events carry what changed, and replayed onto nothing they give what is served, after each publication', async () => {
      const { warehouse, two, three: third } = await three();
      const seen = await expectServed(warehouse, 0);
      expect(seen.map(({ type, cause, position }) => [type, cause, position])).toEqual([
        ['created', 'source', 1],
        ['created', 'source', 2],
        ['created', 'source', 3],
      ]);
      expect(seen[0]).toMatchObject({ customer: x, golden: { kind: 'person', fields: { full_name: 'Ali' } } });

      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: y, into: x }],
        memberships: { x: [two] },
      });
      expect(await expectServed(warehouse, 3)).toEqual([
        expect.objectContaining({ customer: y, type: 'absorbed', into: x, cause: 'rules' }),
        expect.objectContaining({ customer: x, type: 'merged', from: [y] }),
        expect.objectContaining({
          customer: x,
          type: 'field_changed',
          kind: null,
          fields: [{ field: fullName, old: 'Ali', new: 'Ali و Sara', rule: 'tie_break' }],
        }),
      ]);

      await publishCustomers(warehouse, {
        identities: [
          { change: 'split', customer: x, off: [y] },
          { change: 'released', customer: y, from: x },
          { change: 'retired', customer: z },
        ],
        memberships: { y: [two] },
        left: [third],
      });
      const parted = await expectServed(warehouse, 6);
      expect(parted.map(({ customer, type }) => `${customer} ${type}`)).toEqual([
        'x split',
        'y released',
        'z retired',
        'x field_changed',
      ]);
      expect(parted[1]).toMatchObject({ from: x, golden: { fields: { full_name: 'Sara' } } });

      await publishCustomers(warehouse, {
        identities: [{ change: 'restored', customer: z }],
        memberships: { z: [third] },
      });
      expect(await expectServed(warehouse, 10)).toEqual([
        expect.objectContaining({ customer: z, type: 'restored', cause: 'source', position: 11 }),
      ]);
      await expectEveryIdToLeadSomewhere(warehouse);
    });

    test('golden records of the same content are no event, and what was told last stays the old side of the next change', async () => {
      const { warehouse } = await three();
      expect(await publishCustomers(warehouse, { rules: 'other rules' })).toMatchObject({ changed: 0 });
      expect(await warehouse.feed.position()).toBe(3);
      await stageNames(warehouse, ['Ali Karimi', 'Sara', 'Reza']);
      await publishCustomers(warehouse, { rules: 'other rules' });
      expect(await warehouse.feed.read(3, 10)).toEqual([
        expect.objectContaining({
          cause: 'source',
          fields: [{ field: fullName, old: 'Ali', new: 'Ali Karimi', rule: 'only' }],
        }),
      ]);
    });

    test('what people decided about records is the cause of what becomes of their customers, and of those they part from', async () => {
      const { warehouse, one, two, three: third } = await three();
      const client = await warehouses.connect(warehouse);
      const decide = (a: RecordId, b: RecordId) =>
        client.query("insert into decision (kind, records, decided_by) values ('must_link', $1, 'mina')", [[a, b]]);
      await decide(one, two);
      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: y, into: x }],
        memberships: { x: [two] },
      });
      expect(causesOf(await warehouse.feed.read(3, 10))).toEqual(['decision', 'decision', 'decision']);
      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: z, into: x }],
        memberships: { x: [third] },
      });
      expect(causesOf(await warehouse.feed.read(6, 10))).toEqual(['rules', 'rules', 'rules']);
      await decide(one, third);
      await stageNames(warehouse, ['Ali', 'Sara Karimi', 'Reza']);
      await publishCustomers(warehouse, {});
      expect(causesOf(await warehouse.feed.read(9, 10))).toEqual(['source']);
    });

    test('a model that was trained anew and a value that nobody counts any more are causes, too', async () => {
      const { warehouse, two, three: third } = await three();
      const { matches } = warehouse;
      await matches.saveModel('config', emptyModel);
      await writeResult(warehouse, await matches.saveModel('config', emptyModel), 'config', matchResult({}));
      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: y, into: x }],
        memberships: { x: [two] },
      });
      expect(causesOf(await warehouse.feed.read(3, 10))).toEqual(['model', 'model', 'model']);

      const client = await warehouses.connect(warehouse);
      await client.query(
        `insert into decision (kind, records, field, content, decided_by) values ('generic_value', '{}', 'phone', '{}', 'mina')`,
      );
      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: z, into: x }],
        memberships: { x: [third] },
      });
      expect(causesOf(await warehouse.feed.read(6, 10))).toEqual(['decision', 'decision', 'decision']);
    });

    test('is read in pages; a position that it has not come to is refused', async () => {
      const { warehouse } = await three();
      const { feed } = warehouse;
      expect((await feed.read(0, 2)).map(({ position }) => position)).toEqual([1, 2]);
      expect((await feed.read(2, 2)).map(({ position }) => position)).toEqual([3]);
      expect(await feed.read(3, 2)).toEqual([]);
      await expect(feed.read(4, 2)).rejects.toMatchObject({ code: 'feed.unknown_position' });
    });

    test('values that were erased since are null; the fields are still named', async () => {
      const { warehouse } = await three();
      await stageNames(warehouse, ['Ali Karimi', 'Sara', 'Reza']);
      await publishCustomers(warehouse, {});
      const client = await warehouses.connect(warehouse);
      await client.query("delete from golden_record where customer_id = 'x'");
      const events = (await warehouse.feed.read(0, 10)).filter(({ customer }) => customer === x);
      expect(events).toEqual([
        expect.objectContaining({ type: 'created', golden: null }),
        expect.objectContaining({
          type: 'field_changed',
          kind: null,
          fields: [{ field: fullName, old: null, new: null, rule: null }],
        }),
      ]);
      const { rows } = await client.query("select data from customer_change where customer_id = 'x' order by position");
      expect(rows.map(({ data }) => data)).toEqual([
        { kind: null, fields: null },
        { kind: null, fields: { full_name: { old: null, new: null, rule: null } } },
      ]);
    });

    test('where an erasure took a value out that another record brought again, replaying still gives what is served', async () => {
      const { warehouse } = await three();
      const client = await warehouses.connect(warehouse);
      await stageNames(warehouse, ['Ali Karimi', 'Sara', 'Reza']);
      await publishCustomers(warehouse, {});
      await client.query(
        `update golden_record set fields = '{"full_name": "Ali Karimi", "city": "Tehran"}' where id = (select golden_id from customer where id = 'x')`,
      );
      await client.query(
        `update golden_record set fields = '{}' where id = (select golden_id from customer_event where position = 1)`,
      );
      const [changed] = await expectServed(warehouse, 3);
      expect(changed).toMatchObject({
        fields: [
          { field: 'city', old: null, new: 'Tehran' },
          { field: fullName, old: null, new: 'Ali Karimi' },
        ],
      });
      const { rows } = await client.query('select data from customer_change where position = 4');
      expect(rows[0].data).toEqual({
        kind: null,
        fields: {
          city: { old: null, new: 'Tehran', rule: null },
          full_name: { old: null, new: 'Ali Karimi', rule: 'only' },
        },
      });
    });

    test('a reader skips nothing while publications commit at the same time', async () => {
      const { warehouse } = await three();
      const other = await warehouses.reopen(warehouse);
      const seen: number[] = [];
      const publishing = { goesOn: true };
      const reading = (async () => {
        while (publishing.goesOn)
          seen.push(...(await other.feed.read(seen.at(-1) ?? 0, 2)).map(({ position }) => position));
      })();
      for (const name of ['Ali 1', 'Ali 2', 'Ali 3', 'Ali 4']) {
        await stageNames(warehouse, [name, `Sara of ${name}`, 'Reza']);
        await prepareCustomers(warehouse, {});
        const run = await warehouse.runs.begin();
        const counts = await Promise.all([warehouse.customers.publish(run), other.customers.publish(run)]);
        expect(counts).toEqual([expect.objectContaining({ changed: 2 }), expect.objectContaining({ changed: 2 })]);
      }
      publishing.goesOn = false;
      await reading;
      seen.push(...(await other.feed.read(seen.at(-1) ?? 0, 100)).map(({ position }) => position));
      expect(seen).toEqual(Array.from({ length: 3 + 4 * 2 }, (_, index) => index + 1));
    });

    test('a publication waits for whoever appends to the feed, and comes behind', async () => {
      const { warehouse } = await three();
      await stageNames(warehouse, ['Ali Karimi', 'Sara', 'Reza']);
      await prepareCustomers(warehouse, {});
      const client = await warehouses.connect(warehouse);
      await client.query('begin');
      await client.query('update feed_state set position = position + 1');
      await client.query(
        `insert into customer_event (position, customer_id, type, run_id, data) select position, 'y', 'held', 1, '{"hold": 7}' from feed_state`,
      );
      const run = await warehouse.runs.begin();
      const published = warehouse.customers.publish(run);
      await untilWaiting(client);
      expect(await warehouse.feed.position()).toBe(3);
      await client.query('commit');
      await published;
      expect(await warehouse.feed.read(3, 10)).toEqual([
        expect.objectContaining({ position: 4, customer: y, type: 'held', hold: 7 }),
        expect.objectContaining({ position: 5, customer: x, type: 'field_changed' }),
      ]);
    });
  });
}

const causesOf = (events: readonly CustomerEvent[]) => events.map(({ cause }) => cause);

/** Until another connection waits for a lock. */
async function untilWaiting(client: Awaited<ReturnType<Warehouses['connect']>>): Promise<void> {
  const { rowCount } = await client.query(
    'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
  );
  if (rowCount === 0) await untilWaiting(client);
}

/** Replays the whole feed, and returns what follows a position. */
async function expectServed(warehouse: OpenWarehouse, after: number): Promise<readonly CustomerEvent[]> {
  const events = await warehouse.feed.read(0, 1_000);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  const served = await collect(warehouse.customers.all());
  expect(replay(events)).toEqual(
    new Map(served.map(({ id, golden: { kind, fields } }) => [id, { kind, fields }] as const)),
  );
  return events.slice(after);
}

async function expectEveryIdToLeadSomewhere(warehouse: OpenWarehouse): Promise<void> {
  const ids = new Set((await warehouse.feed.read(0, 1_000)).map(({ customer }) => customer));
  for (const id of ids) {
    const state = await warehouse.customers.state(id);
    expect(state).not.toBeNull();
    if (state?.state === 'live') expect(await warehouse.customers.get(id)).not.toBeNull();
    if (state?.state === 'absorbed') expect(await warehouse.customers.get(state.into)).not.toBeNull();
  }
}
