import type { RecordTable } from '../table/record-table.ts';
import type { ColumnLevels } from './column-levels.ts';

/**
 * What comparing needs of every row, side by side in memory: the code of each column, and the sketches of columns with so many
 * distinct values that looking them up by code would miss every cache.
 */
export interface RowStore {
  readonly data: Int32Array;
  /** Integers per row; the first ones are the single values of the columns. */
  readonly stride: number;
  /** By column: where its sketch begins in a row; -1 where sketches are looked up by code. */
  readonly sketchAt: Int32Array;
}

/** Integers per cache line. */
const LINE = 16;

const stores = new WeakMap<RecordTable, RowStore>();

/** The store of a table, made once. */
export function rowStore(table: RecordTable, levels: readonly ColumnLevels[]): RowStore {
  const known = stores.get(table);
  if (known !== undefined) return known;
  const made = makeStore(table, levels);
  stores.set(table, made);
  return made;
}

function makeStore({ columns, size }: RecordTable, levels: readonly ColumnLevels[]): RowStore {
  const sketchAt = new Int32Array(columns.length).fill(-1);
  let used = columns.length;
  for (const [i, { fitCache, width }] of levels.entries()) {
    if (fitCache) continue;
    sketchAt[i] = used;
    used += width;
  }
  const stride = used <= LINE ? used : Math.ceil(used / LINE) * LINE;
  const data = new Int32Array(size * stride);
  for (const [i, { single }] of columns.entries()) {
    const { width } = levels[i]!;
    const at = sketchAt[i]!;
    const sketches = at < 0 ? null : levels[i]!.sketches();
    for (let row = 0; row < size; row++) {
      const code = single[row]!;
      data[row * stride + i] = code;
      if (sketches === null || code < 0) continue;
      const to = row * stride + at;
      const from = code * width;
      for (let k = 0; k < width; k++) data[to + k] = sketches[from + k]!;
    }
  }
  return { data, stride, sketchAt };
}

/** Reads all cache lines of some rows: misses of many rows overlap, those of one row after the other do not. Returns something, lest it be optimised away. */
export function touchRows({ data, stride }: RowStore, rows: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * stride;
    for (let at = from; at < from + stride; at += LINE) sum += data[at]!;
  }
  return sum;
}
