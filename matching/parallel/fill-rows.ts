import type { FieldName } from '../ids.ts';
import { type ColumnLevels, columnLevels } from '../scoring/column-levels.ts';
import { fillSketches, type RowStore, rowFiller, rowStore } from '../scoring/row-store.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { Crew } from './crew.ts';

/** A row store to fill. */
export interface RowsToFill {
  readonly store: RowStore;
  /** Values that tell nothing, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
}

/** Rows of one part. */
const PART = 16_384;

/** The store of a table without its generic values, filled by a crew that has loaded the table. */
export function filledStore(full: RecordTable, generic: RowsToFill['generic'], crew: Crew): RowStore {
  const table = withoutListedValues(full, generic);
  const levels = table.columns.map(columnLevels);
  return rowStore(table, levels, (_, __, store) => {
    crew.run('fillRows', { store, generic }, table.columns.length + Math.ceil(table.size / PART));
  });
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
