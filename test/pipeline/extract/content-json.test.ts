import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentOf } from '../../../pipeline/extract/content-json.ts';
import type { RawRecord, RawValue } from '../../../pipeline/ports/source-reader.ts';

const recordOf = (values: RawRecord['values'], more: Partial<RawRecord> = {}): RawRecord => ({
  stream: 'rows',
  values,
  place: { file: 'a.csv', row: 2 },
  ...more,
});
/** Any UTF-16 text, lone surrogates and U+0000 among it. */
const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
const cell: fc.Arbitrary<RawValue> = fc.oneof(
  text,
  fc.constantFrom('\0', '\ud800', 'a\0b', '\udc00x'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ n: fc.integer(), z: text }),
  fc.array(text),
);
const columns = fc.uniqueArray(fc.tuple(fc.oneof(text, fc.integer({ min: 0, max: 20 }).map(String)), cell), {
  selector: ([name]) => name.toWellFormed().replaceAll('\0', '\u2400'),
  maxLength: 8,
});

describe('contentOf', () => {
  test('the order of columns does not matter, every other difference does', () => {
    const shuffled = columns.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const [a, b] = [one, other].map((list) => contentOf(recordOf(Object.fromEntries(list))));
        expect(a!.hash).toBe(b!.hash);
        expect(a!.hash).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
    const content = contentOf(recordOf({ a: '1', b: '2' }));
    expect(contentOf(recordOf({ a: '1', b: '3' })).hash).not.toBe(content.hash);
    expect(contentOf(recordOf({ a: '1' })).hash).not.toBe(content.hash);
    expect(contentOf(recordOf({ a: 1, b: '2' })).hash).not.toBe(content.hash);
    expect(contentOf(recordOf({ a: '1', b: '2' }, { deleted: true })).hash).not.toBe(content.hash);
    expect(contentOf(recordOf({ a: '1', b: '2' }, { stream: 'users' })).hash).not.toBe(content.hash);
  });

  test('the place does not count', () => {
    const moved = recordOf({ a: '1' }, { place: { file: 'b.csv', row: 99 } });
    expect(contentOf(moved)).toEqual(contentOf(recordOf({ a: '1' })));
  });

  test('what jsonb refuses becomes its stand-in, in names and values at any depth', () => {
    const { json } = contentOf(
      recordOf({ 'a\0': 'x\0y', b: ['\ud800', { n: 1, z: '\udfff' }] as unknown as RawValue }),
    );
    expect(JSON.parse(json)).toEqual({ 'a\u2400': 'x\u2400y', b: ['\ufffd', { n: 1, z: '\ufffd' }] });
    fc.assert(
      fc.property(columns, (list) => {
        expect(contentOf(recordOf(Object.fromEntries(list))).json).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });

  test('well-formed texts stay exactly as they are', () => {
    const values = { نام: 'علی‌رضا ي ك ۱۲٣', note: 'tab\t"quote" \\ 😀', empty: '', none: null };
    expect(JSON.parse(contentOf(recordOf(values)).json)).toEqual(values);
  });
});
