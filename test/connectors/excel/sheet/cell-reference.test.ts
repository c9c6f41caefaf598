import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnOf, parseRange } from '../../../../connectors/excel/sheet/cell-reference.ts';
import { mostColumns } from '../../../../connectors/excel/sheet/sheet-row.ts';
import { columnLetter } from '../../../../connectors/tables/column-names.ts';

test('letters of every column lead back to it', () => {
  fc.assert(
    fc.property(fc.nat(mostColumns - 1), fc.integer({ min: 1 }), (column, row) => {
      expect(columnOf(`${columnLetter(column)}${row}`)).toBe(column);
      expect(columnOf(`${columnLetter(column).toLowerCase()}${row}`)).toBe(column);
    }),
  );
});

test.each(['', '12', 'A', '?', '$A$1', ' A1'])('%j is no reference', (reference) => {
  expect(columnOf(reference)).toBe(-1);
});

test.each(['XFE1', 'ZZZ1', `${'Z'.repeat(10_000)}1`])('a column beyond the last one is beyond it', (reference) => {
  expect(columnOf(reference)).toBe(mostColumns);
});

test('ranges', () => {
  expect(parseRange('B2:AA10')).toEqual({ firstRow: 1, lastRow: 9, firstColumn: 1, lastColumn: 26 });
  expect(parseRange('$A$1:$A$1')).toEqual({ firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 });
  for (const text of ['A1', 'A:B', '1:2', 'A1:', '', 'AAAA1:B2']) expect(parseRange(text)).toBeNull();
});
