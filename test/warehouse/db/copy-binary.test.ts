import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowReader } from '../../../warehouse/db/binary-rows.ts';
import { bigintBytes, timeBytes, timeOfBits, uuidBytes } from '../../../warehouse/db/binary-values.ts';
import { copyBinaryInto, copyBinaryOut, copyChunksOut } from '../../../warehouse/db/copy-binary.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

describe('copying bytes', () => {
  async function table() {
    const client = await warehouses.connect(await warehouses.fresh());
    await client.query('create temp table copied (n int, a bytea, b bytea)');
    return client;
  }

  test('rows come back as they went in, also those larger than what is sent at once', async () => {
    const client = await table();
    const bytes = fc.option(fc.oneof({ weight: 5, arbitrary: fc.uint8Array() }, { weight: 1, arbitrary: largeBytes }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer(), bytes, bytes), { maxLength: 20 }), async (rows) => {
        await client.query('truncate copied');
        expect(await copyBinaryInto(client, 'copied', ['n', 'a', 'b'], rows)).toBe(rows.length);
        const back: unknown[] = [];
        await copyBinaryOut(client, 'select n, a, b from copied order by ctid', (row) => {
          back.push([row.int(0), ...[1, 2].map((column) => textOf(row.bytes(column)))]);
        });
        expect(back).toEqual(rows.map(([n, ...values]) => [n, ...values.map(textOf)]));
      }),
      { numRuns: 30 },
    );
  });

  test('texts and truth values arrive as they are, those of many bytes, too', async () => {
    const client = await table();
    await client.query('alter table copied add t text, add yes boolean');
    const unit = fc.oneof(
      fc.constantFrom('\\', '\t', '\n', '\r', 'ی', '👋', '"'),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    const text = fc.oneof(
      { weight: 9, arbitrary: fc.string({ unit, maxLength: 20 }).map((some) => some.replaceAll('\0', '')) },
      { weight: 1, arbitrary: fc.constantFrom('ژ'.repeat(70_000), 'x'.repeat(130_000)) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.option(text), fc.boolean()), { maxLength: 20 }), async (rows) => {
        await client.query('truncate copied');
        expect(await copyBinaryInto(client, 'copied', ['t', 'yes'], rows)).toBe(rows.length);
        const back = await client.query({ text: 'select t, yes from copied order by ctid', rowMode: 'array' });
        expect(back.rows).toEqual(rows);
        const texts: (string | null)[] = [];
        await copyBinaryOut(client, 'select t from copied order by ctid', (row) => texts.push(row.text(0)));
        expect(texts).toEqual(rows.map(([some]) => some));
      }),
      { numRuns: 15 },
    );
  });

  test('uuids, large integers and times come in as they are written', async () => {
    const client = await table();
    await client.query('create temp table valued (u uuid, b bigint, t timestamptz)');
    const uuid = fc.uuid();
    const big = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    const time = fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(uuid, big, time), { minLength: 1, maxLength: 20 }), async (values) => {
        await client.query('truncate valued');
        const rows = values.map(([u, b, t]) => [uuidBytes(u), bigintBytes(b), timeBytes(t.toISOString())]);
        await copyBinaryInto(client, 'valued', ['u', 'b', 't'], rows);
        const { rows: back } = await client.query(
          'select u, b::text as b, (extract(epoch from t) * 1000)::bigint::text as t from valued order by ctid',
        );
        expect(back).toEqual(values.map(([u, b, t]) => ({ u, b: String(b), t: String(t.getTime()) })));
        const times: string[] = [];
        await copyBinaryOut(client, `select t + interval '999 microseconds' from valued order by ctid`, (row) =>
          times.push(timeOfBits(row.int(0), row.int(0, 4))),
        );
        expect(times).toEqual(values.map(([, , t]) => t.toISOString()));
      }),
      { numRuns: 20 },
    );
  });

  test('the connection is good for more after a visitor, the rows that come in, or the query fail', async () => {
    const client = await table();
    function* rows(failAt: number) {
      for (let n = 0; n < 50_000; n++) {
        if (n === failAt) throw new Error('the source broke');
        yield [n, new Uint8Array(20), null];
      }
    }
    await expect(copyBinaryInto(client, 'copied', ['n', 'a', 'b'], rows(40_000))).rejects.toThrow('the source broke');
    expect(await copyBinaryInto(client, 'copied', ['n', 'a', 'b'], rows(-1))).toBe(50_000);
    let visited = 0;
    const visit = (): void => {
      visited++;
      if (visited === 3) throw new Error('enough');
    };
    await expect(copyBinaryOut(client, 'select n from copied', visit)).rejects.toThrow('enough');
    expect(visited).toBe(3);
    await expect(copyBinaryOut(client, 'select 1 / 0', visit)).rejects.toThrow('division by zero');
    for await (const chunk of copyChunksOut(client, 'select n, a from copied')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect((await client.query('select count(*)::int as count from copied')).rows).toEqual([{ count: 50_000 }]);
  });

  test('chunks may be cut anywhere', () => {
    const header = [...Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), 0, 0, 0, 0, 0, 0, 0, 2, 9, 9];
    const rows = [
      0, 2, 0, 0, 0, 4, 0, 0, 1, 0, 0, 0, 0, 1, 7, 0, 2, 0, 0, 0, 4, 255, 255, 255, 255, 255, 255, 255, 255,
    ];
    const all = Buffer.from([...header, ...rows, 255, 255]);
    fc.assert(
      fc.property(fc.array(fc.nat(all.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), all.length];
        const found: unknown[] = [];
        const read = createRowReader((row) => found.push([row.int(0), row.bytes(1)?.toString() ?? null]));
        for (const [i, place] of places.entries()) read(all.subarray(place, places[i + 1]));
        expect(found).toEqual([
          [256, '\x07'],
          [-1, null],
        ]);
      }),
    );
  });
});

/** Strings are compared at once, bytes one by one. */
const textOf = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('latin1');

const largeBytes = fc
  .integer({ min: 100_000, max: 300_000 })
  .map((length) => new Uint8Array(length).map((_, i) => i % 251));
