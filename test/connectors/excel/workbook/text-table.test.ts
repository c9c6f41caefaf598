import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TextTable } from '../../../../connectors/excel/workbook/text-table.ts';

test('gives back every text by its number', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const table = new TextTable();
      for (const text of texts) table.add(text);
      expect(texts.map((_, index) => table.get(index))).toEqual(texts);
      expect(table.count).toBe(texts.length);
      for (const outside of [-1, texts.length, 0.5, Number.NaN]) expect(table.get(outside)).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});

test('texts over many pages, the longest among them', () => {
  const table = new TextTable();
  const longest = 'ی'.repeat(TextTable.longestText);
  const count = 300;
  for (let number = 0; number < count; number += 1) table.add(number % 2 === 0 ? longest : `متن ${number}`);
  for (let number = 0; number < count; number += 1) {
    expect(table.get(number) === (number % 2 === 0 ? longest : `متن ${number}`)).toBe(true);
  }
  expect(table.bytes).toBeGreaterThan((count / 2) * longest.length * 2);
  expect(table.bytes).toBeLessThan((count / 2) * longest.length * 2 + 8 * 1024 ** 2);
});

test('a longer text is cut to one unit more, to be told apart', () => {
  const table = new TextTable();
  table.add('x'.repeat(100_000));
  expect(table.get(0)).toHaveLength(TextTable.longestText + 1);
});
