import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { copyInto } from '../../../warehouse/db/copy.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

describe('copyInto', () => {
  async function table(): Promise<pg.Client> {
    const client = await warehouses.connect(await warehouses.fresh());
    await client.query('create temp table copied (n int, t text, ns int[], ts text[], b bool)');
    return client;
  }

  test('every text arrives as it was, whatever it holds; only U+0000 becomes a symbol', async () => {
    const client = await table();
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('\\', '\t', '\n', '\r', '\0', 'N', '.', 'ی', 'ي', '\u200c', '"', '{', '}', ',', '😀'),
      }),
      fc.constantFrom('\\N', '\\.', 'NULL', ''),
    );
    const stored = (given: string) => given.replaceAll('\0', '\u2400');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.option(text), fc.array(text)), { maxLength: 20 }), async (rows) => {
        await client.query('truncate copied');
        const copied = await copyInto(
          client,
          'copied',
          ['n', 't', 'ns', 'ts', 'b'],
          rows.map(([t, ts], n) => [n, t, [n, n + 1], ts, n % 2 === 0]),
        );
        expect(copied).toBe(rows.length);
        const back = await client.query({ text: 'select * from copied order by n', rowMode: 'array' });
        expect(back.rows).toEqual(
          rows.map(([t, ts], n) => [n, t === null ? null : stored(t), [n, n + 1], ts.map(stored), n % 2 === 0]),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('many rows come in from a generator that waits; a failure of it leaves nothing', async () => {
    const client = await table();
    async function* rows(count: number, failAt = -1) {
      for (let n = 0; n < count; n += 1) {
        if (n === failAt) throw new Error('the source broke');
        if (n % 1_000 === 0) await new Promise(setImmediate);
        yield [n, 'متن '.repeat(20)];
      }
    }
    expect(await copyInto(client, 'copied', ['n', 't'], rows(5_000))).toBe(5_000);
    await expect(copyInto(client, 'copied', ['n', 't'], rows(5_000, 4_000))).rejects.toThrow('the source broke');
    const { rows: counted } = await client.query('select count(*)::int as count from copied');
    expect(counted).toEqual([{ count: 5_000 }]);
  });
});
