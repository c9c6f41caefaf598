import { describe, expect, test } from '@jest/globals';
import { toCustomerId } from '../../matching/ids.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { created, publishCustomers, stageNames, stageThree } from '../support/publish-customers.ts';
import { fullName } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y, z] = [toCustomerId('x'), toCustomerId('y'), toCustomerId('z')];

/** The contract of pipeline/ports/history-store.ts. */
export function describeHistoryStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a HistoryStore`, () => {
    /** A warehouse in which y joins z, z joins x, all come apart again, and z goes; with the instant after each publication. */
    async function history() {
      const warehouse = await warehouses.fresh();
      const { one, two, three } = await stageThree(warehouse);
      const instants: string[] = [];
      const publish = async (publication: Parameters<typeof publishCustomers>[1]) => {
        await publishCustomers(warehouse, publication);
        instants.push((await warehouse.feed.read((await warehouse.feed.position()) - 1, 1))[0]!.at);
      };
      await publish({ identities: created(x, y, z), memberships: { x: [one], y: [two], z: [three] } });
      await publish({ identities: [{ change: 'absorbed', customer: y, into: z }], memberships: { z: [two] } });
      await publish({ identities: [{ change: 'absorbed', customer: z, into: x }], memberships: { x: [two, three] } });
      await stageNames(warehouse, ['Ali Karimi', 'Sara', 'Reza']);
      await publish({});
      await publish({
        identities: [
          { change: 'split', customer: x, off: [z] },
          { change: 'released', customer: z, from: x },
          { change: 'absorbed', customer: y, into: z },
        ],
        memberships: { z: [two, three] },
      });
      await publish({ identities: [{ change: 'retired', customer: z }], left: [two, three] });
      return { warehouse, instants };
    }

    async function nameAt({ history }: OpenWarehouse, id: typeof x, instant: string) {
      const past = await history.at(id, instant);
      return past?.golden?.fields[fullName] ?? past?.state ?? null;
    }

    test('tells what was served at any instant, also of ids that lead elsewhere since', async () => {
      const { warehouse, instants } = await history();
      const served = [];
      for (const instant of instants)
        served.push([
          await nameAt(warehouse, x, instant),
          await nameAt(warehouse, y, instant),
          await nameAt(warehouse, z, instant),
        ]);
      expect(served).toEqual([
        ['Ali', 'Sara', 'Reza'],
        ['Ali', { state: 'absorbed', into: z }, 'Sara و Reza'],
        ['Ali و Sara و Reza', { state: 'absorbed', into: x }, { state: 'absorbed', into: x }],
        ['Ali Karimi و Sara و Reza', { state: 'absorbed', into: x }, { state: 'absorbed', into: x }],
        ['Ali Karimi', { state: 'absorbed', into: z }, 'Sara و Reza'],
        ['Ali Karimi', { state: 'absorbed', into: z }, { state: 'retired' }],
      ]);
      expect(await nameAt(warehouse, x, '9999-12-31T23:59:59Z')).toBe('Ali Karimi');
      expect(await warehouse.history.at(x, instants[3]!)).toMatchObject({
        state: { state: 'live' },
        golden: { kind: 'person', provenance: { full_name: { rule: 'tie_break' } } },
        members: [
          { source: 'sales', key: '1' },
          { source: 'sales', key: '2' },
          { source: 'sales', key: '3' },
        ],
        since: instants[3],
      });
    });

    test('knows of no customer before its id was issued, nor of one that never was', async () => {
      const { warehouse, instants } = await history();
      const before = new Date(Date.parse(instants[0]!) - 1_000).toISOString();
      expect(await warehouse.history.at(x, before)).toBeNull();
      expect(await warehouse.history.at(toCustomerId('nobody'), instants[0]!)).toBeNull();
    });

    test('tells all values of a field in the course of time, with what brought them', async () => {
      const { warehouse, instants } = await history();
      const versions = await warehouse.history.versions(x, fullName);
      expect(versions.map(({ value, cause }) => [value, cause])).toEqual([
        ['Ali', 'source'],
        ['Ali و Sara و Reza', 'rules'],
        ['Ali Karimi و Sara و Reza', 'source'],
        ['Ali Karimi', 'rules'],
      ]);
      expect(versions.map(({ from }) => from)).toEqual([instants[0], instants[2], instants[3], instants[4]]);
      const positions = versions.map(({ position }) => position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      const ofZ = await warehouse.history.versions(z, fullName);
      expect(ofZ.map(({ value }) => value)).toEqual(['Reza', 'Sara و Reza', null, 'Sara و Reza', null]);
    });
  });
}
