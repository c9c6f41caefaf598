import { columnLevels } from '../scoring/column-levels.ts';
import { type RowStore, rowStore } from '../scoring/row-store.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { Crew } from './crew.ts';
import { partsOfStore, type RowsToFill } from './fill-rows.ts';

/** The store of a table without its generic values, filled by a crew that has loaded the table. */
export function filledStore(full: RecordTable, generic: RowsToFill['generic'], crew: Crew): RowStore {
  const table = withoutListedValues(full, generic);
  const levels = table.columns.map(columnLevels);
  return rowStore(table, levels, (store) => {
    crew.run('fillRows', { store, generic }, partsOfStore(table));
  });
}
