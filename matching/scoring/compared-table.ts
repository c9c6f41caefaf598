import type { RecordTable } from '../table/record-table.ts';
import { type ColumnLevels, columnLevels } from './column-levels.ts';
import { type Comparison, comparisonsOf } from './comparisons.ts';
import { type RowStore, rowStore } from './row-store.ts';
import { createSwapFinder, type SwapFinder } from './swapped-names.ts';

/** A table with everything that comparing its rows needs, made once. */
export interface ComparedTable {
  readonly table: RecordTable;
  readonly comparisons: readonly Comparison[];
  /** Frequency class by column and code. */
  readonly frequencies: readonly Uint8Array[];
  /** By column. */
  readonly levelsOf: readonly ColumnLevels[];
  readonly store: RowStore;
  readonly swap: SwapFinder;
}

/** @param made the table's row store where there is one already */
export function comparedTable(table: RecordTable, frequencies: readonly Uint8Array[], made?: RowStore): ComparedTable {
  const comparisons = comparisonsOf(table.columns);
  const levelsOf = table.columns.map(columnLevels);
  const store = made ?? rowStore(table, levelsOf);
  return { table, comparisons, frequencies, levelsOf, store, swap: createSwapFinder(table, comparisons) };
}
