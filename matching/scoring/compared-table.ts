import type { RecordTable } from '../table/record-table.ts';
import { type ColumnLevels, columnLevels } from './column-levels.ts';
import { type Comparison, comparisonsOf } from './comparisons.ts';
import { lazyRowStore } from './lazy-row-store.ts';
import type { RowStore } from './row-store.ts';
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

/** @param store the table's row store where one is filled already */
export function comparedTable(table: RecordTable, frequencies: readonly Uint8Array[], store?: RowStore): ComparedTable {
  const comparisons = comparisonsOf(table.columns);
  const levelsOf = table.columns.map(columnLevels);
  return {
    table,
    comparisons,
    frequencies,
    levelsOf,
    store: store ?? lazyRowStore(table, levelsOf),
    swap: createSwapFinder(table, comparisons),
  };
}
