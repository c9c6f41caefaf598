import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordKey } from '../../../pipeline/extract/record-key.ts';
import type { RawRecord } from '../../../pipeline/ports/source-reader.ts';

const keyOf = (values: RawRecord['values'], columns: readonly string[], key?: string) =>
  recordKey(
    { stream: 'rows', values, place: { file: 'a.csv', row: 2 }, ...(key === undefined ? {} : { key }) },
    columns,
    () => 'cafe',
  );

describe('recordKey', () => {
  test.each([
    ['the key of the source itself', {}, ['id'], '77', '77'],
    ['one column', { id: ' A-12 ' }, ['id'], undefined, 'A-12'],
    ['several columns', { branch: 'تهران', no: 7 }, ['branch', 'no'], undefined, 'تهران | 7'],
    ['a number with leading zeros in its format', { id: { n: 42, z: '00000' } }, ['id'], undefined, '00042'],
    ['a date', { id: { n: 45_000, d: '2023-03-15' } }, ['id'], undefined, '2023-03-15'],
    ['composed and decomposed letters', { id: 'e\u0301' }, ['id'], undefined, '\u00e9'],
    ['no key columns: the content', { a: 'x' }, [], undefined, '#cafe'],
    ['an empty cell', { id: '  ' }, ['id'], undefined, null],
    ['a missing column', {}, ['id'], undefined, null],
    ['one empty cell of two', { a: 'x', b: null }, ['a', 'b'], undefined, null],
    ['characters that Postgres refuses', { id: 'a\0\ud800' }, ['id'], undefined, 'a\u2400\ufffd'],
  ] as const)('%s', (_name, values, columns, own, expected) => {
    expect(keyOf(values as RawRecord['values'], columns, own)).toBe(expected);
  });

  test('different texts never share a key', () => {
    const part = fc
      .string({ unit: fc.constantFrom('a', 'b', '|', ' ', '\\'), minLength: 1 })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.tuple(part, part), fc.tuple(part, part), ([a, b], [c, d]) => {
        const same = a === c && b === d;
        expect(keyOf({ a, b }, ['a', 'b']) === keyOf({ a: c, b: d }, ['a', 'b'])).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});
