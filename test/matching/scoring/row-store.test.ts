import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ColumnLevels, columnLevels } from '../../../matching/scoring/column-levels.ts';
import { lazyRowStore } from '../../../matching/scoring/lazy-row-store.ts';
import { fillSketches, type RowStore, rowFiller, rowStore } from '../../../matching/scoring/row-store.ts';
import type { RecordTable } from '../../../matching/table/record-table.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

/** Levels of a table's columns, some of them kept in rows. */
const levelsOf = ({ columns }: RecordTable, inRows: readonly boolean[]): ColumnLevels[] =>
  columns.map((column, i) => ({ ...columnLevels(column), fitCache: inRows[i] !== true }));

/** Sketch of a row's only value as the store has it. */
function sketchIn(
  { data, stride, sketchAt, sketches }: RowStore,
  column: number,
  row: number,
  width: number,
): number[] {
  const code = data[row * stride + column]!;
  const at = sketchAt[column]! < 0 ? code * width : row * stride + sketchAt[column]!;
  return [...sketches[column]!.subarray(at, at + width)];
}

const fillAll = (table: RecordTable, levels: readonly ColumnLevels[]) => (store: RowStore) => {
  for (const column of table.columns.keys()) fillSketches(table, levels, store, column);
  rowFiller(table, levels, store)(0, table.size);
};

describe('row store', () => {
  const tables = fc.tuple(arbitraryCustomers(8), fc.array(fc.boolean()));

  test('holds the codes and sketches of all values, wherever they are kept', () => {
    fc.assert(
      fc.property(tables, ([records, inRows]) => {
        const table = tableOf(records);
        const levels = levelsOf(table, inRows);
        const store = rowStore(table, levels, fillAll(table, levels));
        for (const [i, { single, keys }] of table.columns.entries()) {
          const { width, write } = levels[i]!;
          expect(store.sketchAt[i]! >= 0).toBe(inRows[i] === true);
          for (let row = 0; row < table.size; row++) {
            const code = single[row]!;
            expect(store.data[row * store.stride + i]).toBe(code);
            if (code < 0) continue;
            const expected = new Int32Array(width);
            write(keys.at(code), expected, 0);
            expect(sketchIn(store, i, row, width)).toEqual([...expected]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is the same when filled in parts by several', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 4 }), ([records, inRows], part) => {
        const table = tableOf(records);
        const levels = levelsOf(table, inRows);
        const whole = rowStore(table, levels, fillAll(table, levels));
        const pieced = rowStore({ ...table }, levels, (store) => {
          for (const column of table.columns.keys()) fillSketches(table, levels, store, column);
          const fillers = [rowFiller(table, levels, store), rowFiller(table, levels, store)];
          for (let from = 0; from < table.size; from += part)
            fillers[from % 2]!(from, Math.min(table.size, from + part));
        });
        expect(pieced).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test('holds sketches when they are first asked for', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), (records) => {
        const table = tableOf(records);
        const levels = levelsOf(table, []);
        const whole = rowStore(table, levels, fillAll(table, levels));
        const lazy = lazyRowStore(table, levels);
        for (const [i, { single }] of table.columns.entries()) {
          const { width } = levels[i]!;
          for (let row = 0; row < table.size; row++) {
            const code = single[row]!;
            expect(lazy.data[row * lazy.stride + i]).toBe(code);
            if (code < 0) continue;
            lazy.write!(i, code);
            expect(sketchIn(lazy, i, row, width)).toEqual(sketchIn(whole, i, row, width));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is made once per table', () => {
    const table = tableOf([]);
    const levels = levelsOf(table, []);
    const fill = fillAll(table, levels);
    expect(rowStore(table, levels, fill)).toBe(rowStore(table, levels, fill));
  });
});
