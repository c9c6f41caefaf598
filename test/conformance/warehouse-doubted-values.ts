import { describe, expect, test } from '@jest/globals';
import { below, five, names, publish, take } from '../support/asked-warehouse.ts';
import { customerRow, fullName, normalizeRows, phone, stageRows } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/conflict-queue.ts: values that so many records share that they may say nothing. */
export function describeDoubtedValues(name: string, warehouses: Warehouses): void {
  describe(`${name} doubts values`, () => {
    test('a value that many waiting records share is asked about once, until it is answered', async () => {
      const { warehouse, queue, ask, a, b, c, d, e } = await five(warehouses);
      const fields = [{ field: phone, records: 4 }];
      const pairs = { possibleMatches: [below(a, b), below(c, d)] };
      await ask({ possibleMatches: [below(a, b)] });
      await queue.doubtValues(fields);
      expect(await queue.count({ kind: 'generic_value' })).toBe(0);
      await ask(pairs);
      for (let round = 0; round < 2; round += 1) await queue.doubtValues(fields);
      const [question] = await queue.open({ kind: 'generic_value' });
      expect(question).toMatchObject({
        field: phone,
        value: { key: '+989121234567' },
        records: [a, b, c, d],
        counts: { records: 4 },
      });
      expect(question!.priority).toBe(2);
      await queue.close(question!.id, { reason: 'a family', author: 'sara' });
      await ask({ ...pairs, held: [{ members: [a, b, c, d, e], reason: 'oversized' }] });
      await queue.doubtValues(fields);
      expect(await queue.get(question!.id)).toMatchObject({ state: 'closed' });

      await queue.doubtValues([{ field: phone, records: 6 }]);
      await ask({ possibleMatches: [] });
      await queue.doubtValues(fields);
      expect(await queue.count({})).toBe(0);
      const key = '+989121234567';
      await ask(pairs);
      const client = await warehouses.connect(warehouse);
      await client.query('update conflict set close_reason = null, asked_hash = null');
      await queue.doubtValues(fields);
      const [decision] = await take(warehouse, { kind: 'generic_value', field: phone, key });
      expect(await queue.get(question!.id)).toMatchObject({ closed: { by: decision } });
    });

    test('values are doubted anew when records that nobody publishes anew say something else', async () => {
      const { warehouse, queue, ask, a, b, c, d } = await five(warehouses);
      const fields = [{ field: phone, records: 4 }];
      await publish(warehouse, { x: [a], y: [b] }, {});
      await ask({ possibleMatches: [below(a, b), below(c, d)] });
      await queue.doubtValues(fields);
      expect(await queue.count({ kind: 'generic_value' })).toBe(1);
      const said = (numbers: Readonly<Record<number, string>>) =>
        stageRows(
          warehouse,
          names.map((name, place) => customerRow(String(place + 1), name, numbers[place])),
        );
      await said({ 0: '09351234567' });
      await normalizeRows(warehouse);
      await queue.doubtValues(fields);
      expect(await queue.count({ kind: 'generic_value' })).toBe(1);
      await warehouse.customers.publish(await warehouse.runs.begin());
      await queue.doubtValues(fields);
      expect(await queue.count({ kind: 'generic_value' })).toBe(0);

      // Records that come back with what they said, among those that were read before.
      await said({});
      await normalizeRows(warehouse);
      await warehouse.customers.publish(await warehouse.runs.begin());
      await queue.doubtValues(fields);
      expect(await queue.open({ kind: 'generic_value' })).toMatchObject([{ records: [a, b, c, d] }]);
      await queue.doubtValues([{ field: fullName, records: 2 }, ...fields]);
      expect(await queue.count({ kind: 'generic_value' })).toBe(1);
    });
  });
}
