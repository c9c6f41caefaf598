import type { RecordTable } from '../table/record-table.ts';
import type { ColumnLevels } from './column-levels.ts';
import { type RowStore, rowFiller } from './row-store.ts';

/**
 * A store in which a sketch is written when it is first looked at: where few pairs of a table are compared, the cheapest
 * comparison drops most of them, and most sketches are of no use. Of this thread alone.
 */
export function lazyRowStore(table: RecordTable, levels: readonly ColumnLevels[]): RowStore {
  const { columns, size } = table;
  const sketches = levels.map(({ width }, column) => new Int32Array(columns[column]!.keys.length * width));
  const isWritten = columns.map(({ keys }) => new Uint8Array(keys.length));
  const store: RowStore = {
    data: new Int32Array(size * columns.length),
    stride: columns.length,
    sketchAt: new Int32Array(columns.length).fill(-1),
    sketches,
    write(column, code) {
      const written = isWritten[column]!;
      if (written[code] === 1) return;
      written[code] = 1;
      const { width, write } = levels[column]!;
      write(columns[column]!.keys.at(code), sketches[column]!, code * width);
    },
  };
  rowFiller(table, levels, store)(0, size);
  return store;
}
