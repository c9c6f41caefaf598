import { describe, expect, test } from '@jest/globals';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import { type CustomerId, type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { PublicationGate } from '../../pipeline/ports/customer-store.ts';
import { type HoldId, toHoldId } from '../../pipeline/ports/hold-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { created, type Publication, prepareCustomers, publishCustomers } from '../support/publish-customers.ts';
import { customerRow, fullName, normalizeRows, phone, recordIds, sales, stageRows } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const RECORDS = 48;
const limits = { merges: 0, splits: 0, retired: 0, criticalFields: 0, largestCluster: 20, newJunk: 0.5 };
const gate: PublicationGate = {
  fromCustomers: 10,
  limits,
  criticalFields: [fullName],
  sharedFields: [phone],
  identifyingFields: [fullName, phone],
};

/** The contract of pipeline/ports/hold-store.ts, and of what CustomerStore.publish holds. */
export function describeHoldStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a HoldStore`, () => {
    /** Each record is a customer of its own. */
    async function many() {
      const warehouse = await warehouses.fresh();
      const rows = Array.from({ length: RECORDS }, (_, index) => customerRow(String(index), `Name ${index}`));
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      const ids = await recordIds(warehouse);
      const records = rows.map(({ key }) => ids.get(key)!);
      const customers = records.map((_, index) => toCustomerId(`c${String(index).padStart(2, '0')}`));
      await publishCustomers(warehouse, {
        identities: created(...customers),
        memberships: Object.fromEntries(customers.map((customer, index) => [customer, [records[index]!]])),
      });
      const publish = async (publication: Publication, judged?: PublicationGate) => {
        await prepareCustomers(warehouse, publication);
        return warehouse.customers.publish(await warehouse.runs.begin(), judged);
      };
      return { warehouse, rows, records, customers, publish, holds: warehouse.holds };
    }

    /** The second of each pair joins the first. */
    function merging(customers: readonly CustomerId[], records: readonly RecordId[], pairs: number): Publication {
      const places = Array.from({ length: pairs }, (_, index) => 2 * index);
      return {
        identities: places.map(
          (place): IdentityChange => ({ change: 'absorbed', customer: customers[place + 1]!, into: customers[place]! }),
        ),
        memberships: Object.fromEntries(places.map((place) => [customers[place]!, [records[place + 1]!]])),
      };
    }

    const release = (warehouse: Warehouse, hold: HoldId, basis: number | null = null) =>
      warehouse.decisions.take(
        [
          {
            judgement: { kind: 'release_hold', hold },
            author: 'sara',
            reason: 'as it should be',
            origin: 'cli',
            supersedes: [],
            decidedAt: null,
            expiresAt: null,
          },
        ],
        basis,
      );

    test('ten changes are published; more are held for what they have in common, until a person lets them through', async () => {
      const { warehouse, customers, records, publish, holds } = await many();
      expect(await publish(merging(customers, records, 10), gate)).toMatchObject({ absorbed: 10 });
      expect(await holds.open()).toEqual([]);

      const more = merging(customers.slice(20), records.slice(20), 11);
      expect(await publish(more, gate)).toMatchObject({ absorbed: 0, held: 22 });
      const [hold] = await holds.open();
      expect(hold).toMatchObject({
        scope: 'cause',
        subject: 'rules',
        reason: 'merges',
        counts: { found: 11, allowed: 10, customers: 22, records: 11, merges: 11 },
        released: null,
        customers: customers.filter((_, index) => index > 20 && index < 42 && index % 2 === 1),
      });
      expect(await holds.get(hold!.id)).toEqual(hold);
      expect(await holds.open({ customer: customers[21]! })).toEqual([hold]);
      expect(await holds.open({ customer: customers[0]! })).toEqual([]);
      expect(await holds.get(toHoldId(99))).toBeNull();
      const told = await warehouse.feed.read(0, 1_000);
      const held = told.filter(({ type }) => type === 'held');
      expect(held.map(({ customer }) => customer).sort()).toEqual(customers.slice(20, 42));

      const position = await warehouse.feed.position();
      expect(await warehouse.customers.publish(await warehouse.runs.begin(), gate)).toMatchObject({ held: 22 });
      expect(await warehouse.feed.position()).toBe(position);
      await expect(release(warehouse, hold!.id, position - 1)).rejects.toMatchObject({ code: 'decision.stale' });
      await expect(release(warehouse, toHoldId(99))).rejects.toMatchObject({ code: 'hold.not_found' });
      const [decision] = await release(warehouse, hold!.id, position);
      expect((await holds.open())[0]).toEqual({ ...hold, released: decision });
      expect(await warehouse.customers.publish(await warehouse.runs.begin(), gate)).toMatchObject({ absorbed: 11 });
      expect(await holds.open()).toEqual([]);
      await expect(release(warehouse, hold!.id)).rejects.toMatchObject({ code: 'hold.not_found' });
    });

    test('who let something through did so for what they saw', async () => {
      const { warehouse, customers, records, publish, holds } = await many();
      await publish(merging(customers, records, 11), gate);
      const [first] = await holds.open();
      await release(warehouse, first!.id);
      expect(await publish(merging(customers, records, 22), gate)).toMatchObject({ absorbed: 11, held: 22 });
      expect(await holds.open()).toMatchObject([{ counts: { found: 11 }, released: null }]);
      expect((await holds.open())[0]!.id).not.toBe(first!.id);
    });

    test('what people decided is not held, nor is anything without a gate', async () => {
      const { warehouse, customers, records, publish, holds } = await many();
      const draft = { author: 'sara', reason: '', origin: 'csv', supersedes: [], decidedAt: null, expiresAt: null };
      await warehouse.decisions.take(
        Array.from({ length: 11 }, (_, index) => ({
          ...draft,
          origin: 'csv' as const,
          judgement: { kind: 'must_link', a: records[2 * index]!, b: records[2 * index + 1]! } as const,
        })),
        null,
      );
      expect(await publish(merging(customers, records, 11), gate)).toMatchObject({ absorbed: 11 });
      const others = merging(customers.slice(22), records.slice(22), 12);
      await publish(others, gate);
      expect(await holds.open()).toHaveLength(1);
      expect(await warehouse.customers.publish(await warehouse.runs.begin())).toMatchObject({ absorbed: 12 });
      expect(await holds.open()).toEqual([]);
    });

    test('in a small project nothing is judged', async () => {
      const { customers, records, publish } = await many();
      const small = { ...gate, fromCustomers: RECORDS + 1 };
      expect(await publish(merging(customers, records, 11), small)).toMatchObject({ absorbed: 11 });
    });

    test('a customer that grows too large at once is held, others go on', async () => {
      const { customers, records, publish, holds } = await many();
      const [first, ...others] = customers.slice(0, 21);
      const identities = others.map((customer): IdentityChange => ({ change: 'absorbed', customer, into: first! }));
      const pair: IdentityChange = { change: 'absorbed', customer: customers[31]!, into: customers[30]! };
      const memberships = { [first!]: records.slice(1, 21), [customers[30]!]: [records[31]!] };
      const counts = await publish({ identities: [...identities, pair], memberships }, gate);
      expect(counts).toMatchObject({ absorbed: 1, held: 21 });
      expect(await holds.open()).toMatchObject([
        {
          scope: 'cluster',
          subject: String(records[0]),
          reason: 'largest_cluster',
          counts: { found: 21, allowed: 20 },
        },
      ]);
    });

    test('a value that many new records share is held, until somebody says that it tells nothing', async () => {
      const { warehouse, rows, publish, holds } = await many();
      const junk = Array.from({ length: 25 }, (_, index) => customerRow(`new ${index}`, `New ${index}`, '02188001122'));
      await stageRows(warehouse, [...rows, ...junk]);
      await normalizeRows(warehouse);
      const ids = await recordIds(warehouse);
      const fresh = junk.map((_, index) => toCustomerId(`d${index}`));
      const memberships = Object.fromEntries(fresh.map((customer, index) => [customer, [ids.get(`new ${index}`)!]]));
      expect(await publish({ identities: created(...fresh), memberships }, gate)).toMatchObject({
        created: 0,
        held: 25,
      });
      expect(await holds.open()).toMatchObject([
        { scope: 'value', reason: 'new_junk', value: { value: '+982188001122' }, counts: { found: 25 }, customers: [] },
      ]);
      const judgement = { kind: 'generic_value', field: phone, key: '+982188001122' } as const;
      await warehouse.decisions.take(
        [{ judgement, author: 'sara', reason: '', origin: 'cli', supersedes: [], decidedAt: null, expiresAt: null }],
        null,
      );
      expect(await warehouse.customers.publish(await warehouse.runs.begin(), gate)).toMatchObject({ created: 25 });
      expect(await holds.open()).toEqual([]);
    });

    test('records that are gone at once are a hold of their source; who lets them go lets go exactly these', async () => {
      const { warehouse, rows, holds } = await many();
      const stage = (count: number) => stageRows(warehouse, rows.slice(0, count));
      await stage(30);
      expect(await warehouse.sources.isStopped(sales)).toBe(true);
      const [hold] = await holds.open();
      expect(hold).toMatchObject({
        scope: 'source',
        subject: sales,
        reason: 'deletions',
        counts: { vanished: 18, live: 48 },
      });
      await release(warehouse, hold!.id);
      expect(await warehouse.conflicts.count({})).toBe(0);
      expect(await stage(10)).toMatchObject({ deleted: 0, suspiciousDeletions: 38 });
      const [other] = await holds.open();
      expect(other).toMatchObject({ counts: { vanished: 38 }, released: null });
      expect(other!.id).not.toBe(hold!.id);
      await release(warehouse, other!.id);
      expect(await stage(9)).toMatchObject({ deleted: 39, suspiciousDeletions: 0 });
      expect(await holds.open()).toEqual([]);
      expect(await warehouse.sources.isStopped(sales)).toBe(false);
    });
  });
}
