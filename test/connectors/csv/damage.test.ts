import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readText } from './read-text.ts';

const rowCount = 40;
const header = 'id,name,city,phone';
const rows = Array.from({ length: rowCount }, (_, id) =>
  id % 3 === 0 ? `${id},"شرکت, ""ا"" ${id}",شیراز,۰۲۱${id}` : `${id},علی رضایی ${id},"تهران",0912${id}`,
);
const values = (id: number): string =>
  id % 3 === 0
    ? JSON.stringify([String(id), `شرکت, "ا" ${id}`, 'شیراز', `۰۲۱${id}`])
    : JSON.stringify([String(id), `علی رضایی ${id}`, 'تهران', `0912${id}`]);

interface Damage {
  /** Place in the rows, as a share of their length. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly number[];
}

const anyDamage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 3 }),
  inserted: fc.array(fc.constantFrom(...Buffer.from('",\n\r;a\0\t'), 0xff, 0xd8, 0x80), { maxLength: 3 }),
});

/** The table in the encoding, with the damage, and the numbers of the rows that it may have touched. */
function damaged(encoding: string, lineEnd: string, damage: Damage) {
  const start = iconv.encode(header + lineEnd, encoding).length;
  const bytes = iconv.encode([header, ...rows, ''].join(lineEnd), encoding);
  const at = start + Math.floor(damage.at * (bytes.length - start - 4));
  const content = Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(damage.inserted),
    bytes.subarray(at + damage.removed),
  ]);
  const ends = rows.map((_, id) => iconv.encode([header, ...rows.slice(0, id + 1), ''].join(lineEnd), encoding).length);
  const first = ends.findIndex((end) => end >= at);
  const last = ends.findIndex((end) => end > at + damage.removed);
  return { content, isNear: (id: number): boolean => id >= first - 1 && (last === -1 || id <= last + 1) };
}

describe('damage to a few bytes', () => {
  test.each([
    ['utf-8', '\n'],
    ['utf-8', '\r\n'],
    ['utf-8', '\r'],
    ['utf-16le', '\n'],
    ['utf-16le', '\r\n'],
    ['utf-16be', '\n'],
    ['utf-16be', '\r\n'],
  ])('%s with line ends %j: costs the rows around it and no other', async (encoding, lineEnd) => {
    await fc.assert(
      fc.asyncProperty(anyDamage, async (damage) => {
        const { content, isNear } = damaged(encoding, lineEnd, damage);
        const { records, rejects, files } = await readText(content, { encoding, headerRow: 1 });
        expect(files[0]?.rowsRead).toBe(records.length + rejects.length);
        const came = new Set(records.map((record) => JSON.stringify(Object.values(record.values))));
        const lost = rows.flatMap((_, id) => (isNear(id) || came.has(values(id)) ? [] : [id]));
        expect(lost).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('any bytes', () => {
  test('give records, rejects or an error that add up, and never a failure', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(...Buffer.from('a,"\n\r;|\t1\0'), 0xd8, 0xa7, 0xff, 0xfe), { maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { records, rejects, files } = await readText(Buffer.from(content));
        expect(files).toHaveLength(1);
        expect(files[0]?.rowsRead).toBe(records.length + rejects.length);
        expect(files[0]?.error?.code ?? 'file.').toMatch(/^file\./);
      }),
      { numRuns: 500 },
    );
  });
});
