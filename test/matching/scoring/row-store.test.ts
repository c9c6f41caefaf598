import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ColumnLevels } from '../../../matching/scoring/column-levels.ts';
import { rowStore, touchRows } from '../../../matching/scoring/row-store.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

function levelsOf(width: number, integers: number, fitCache: boolean): ColumnLevels {
  const sketches = Int32Array.from({ length: integers }, (_, i) => i * 7 + width);
  return { sketches: () => sketches, fitCache, width, best: () => 1, exactly: () => 1 };
}

describe('row store', () => {
  const [narrow, wide, none] = [levelsOf(2, 400, true), levelsOf(3, 600, false), levelsOf(0, 0, true)];

  test('holds the same codes and sketches as the columns', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), fc.array(fc.constantFrom(narrow, wide, none)), (records, some) => {
        const table = tableOf(records);
        const levels = table.columns.map((_, i) => some[i] ?? none);
        const { data, stride, sketchAt } = rowStore(table, levels);
        for (const [i, { single }] of table.columns.entries()) {
          const { sketches, fitCache, width } = levels[i]!;
          expect(sketchAt[i]! >= 0).toBe(!fitCache);
          for (let row = 0; row < table.size; row++) {
            const code = single[row]!;
            expect(data[row * stride + i]).toBe(code);
            if (sketchAt[i]! < 0 || code < 0) continue;
            const at = row * stride + sketchAt[i]!;
            expect(data.subarray(at, at + width)).toEqual(sketches().subarray(code * width, (code + 1) * width));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is made once per table, and reading ahead changes nothing', () => {
    const table = tableOf([]);
    const levels = table.columns.map(() => none);
    const store = rowStore(table, levels);
    expect(rowStore(table, levels)).toBe(store);
    expect(touchRows(store, new Int32Array(0))).toBe(0);
  });
});
