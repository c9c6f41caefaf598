import type { FieldName } from '../ids.ts';
import { type ColumnLevels, columnLevels } from '../scoring/column-levels.ts';
import { fillSketches, type RowStore, rowFiller } from '../scoring/row-store.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';

/** A row store to fill. */
export interface RowsToFill {
  readonly store: RowStore;
  /** Values that tell nothing, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
}

/** Rows of one part. */
const PART = 16_384;

/** Parts of a store: a column's sketches each, then rows. */
export function partsOfStore({ columns, size }: RecordTable): number {
  return columns.length + Math.ceil(size / PART);
}

/** Fills a part of a row store: the first parts are the sketches of a column each, the others rows. */
export const fillRows = {
  start(full: RecordTable, { store, generic }: RowsToFill): (index: number) => 'filled' {
    const table = withoutListedValues(full, generic);
    const levels: readonly ColumnLevels[] = table.columns.map(columnLevels);
    const fill = rowFiller(table, levels, store);
    return (index) => {
      const part = index - table.columns.length;
      if (part < 0) fillSketches(table, levels, store, index);
      else fill(part * PART, Math.min(table.size, (part + 1) * PART));
      return 'filled';
    };
  },
};
