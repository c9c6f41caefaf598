import type { RecordTable } from '../table/record-table.ts';
import type { ColumnLevels } from './column-levels.ts';

/**
 * What comparing needs of every row, side by side in memory: the code of each column, and the sketches of columns with so many
 * distinct values that looking them up by code would miss every cache. In shared memory: one store serves all threads.
 */
export interface RowStore {
  readonly data: Int32Array;
  /** Integers per row; the first ones are the single values of the columns. */
  readonly stride: number;
  /** By column: where its sketch begins in a row; -1 where sketches are looked up by code. */
  readonly sketchAt: Int32Array;
  /** By column: where its sketches are, `data` or one after the other by code. */
  readonly sketches: readonly Int32Array[];
  /** Writes the sketch of a code of a column before it is read; null where all are written. */
  readonly write: ((column: number, code: number) => void) | null;
}

/** Integers per cache line. */
const LINE = 16;

/** Cache lines of a row, the first one aside, that a sketch at a place of a row takes; none for a place of -1. */
export function linesBeyondFirst(at: number, width: number): number {
  return at < 0 ? 0 : Math.floor((at + width - 1) / LINE) - Math.floor(Math.max(0, at - LINE) / LINE);
}

const stores = new WeakMap<RecordTable, RowStore>();

/** The store of a table, filled once. */
export function rowStore(
  table: RecordTable,
  levels: readonly ColumnLevels[],
  fill: (store: RowStore) => void,
): RowStore {
  const known = stores.get(table);
  if (known !== undefined) return known;
  const made = emptyStore(table, levels);
  fill(made);
  stores.set(table, made);
  return made;
}

function emptyStore({ columns, size }: RecordTable, levels: readonly ColumnLevels[]): RowStore {
  const sketchAt = new Int32Array(columns.length).fill(-1);
  let used = columns.length;
  for (const [i, { fitCache, width }] of levels.entries()) {
    if (fitCache) continue;
    sketchAt[i] = used;
    used += width;
  }
  const stride = used <= LINE ? used : Math.ceil(used / LINE) * LINE;
  const data = sharedIntegers(size * stride);
  const sketches = levels.map(({ fitCache, width }, i) =>
    fitCache ? sharedIntegers(columns[i]!.keys.length * width) : data,
  );
  return { data, stride, sketchAt, sketches, write: null };
}

function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** Writes the sketches of a column that are looked up by code. */
export function fillSketches(
  { columns }: RecordTable,
  levels: readonly ColumnLevels[],
  { sketches, sketchAt }: RowStore,
  column: number,
): void {
  if (sketchAt[column]! >= 0) return;
  const { keys } = columns[column]!;
  const { width, write } = levels[column]!;
  for (let code = 0; code < keys.length; code++) write(keys.at(code), sketches[column]!, code * width);
}

/** Writes rows `from` up to, not including, `to`. */
export function rowFiller(
  { columns }: RecordTable,
  levels: readonly ColumnLevels[],
  { data, stride, sketchAt }: RowStore,
): (from: number, to: number) => void {
  /** By column and code: where this filler has written the sketch before; 0 for nowhere. */
  const writtenAt = columns.map(({ keys }, i) => new Int32Array(sketchAt[i]! < 0 ? 0 : keys.length));
  return (from, to) => {
    for (const [i, { single, keys }] of columns.entries()) {
      const { width, write } = levels[i]!;
      const at = sketchAt[i]!;
      const written = writtenAt[i]!;
      for (let row = from; row < to; row++) {
        const code = single[row]!;
        data[row * stride + i] = code;
        if (at < 0 || code < 0) continue;
        const place = row * stride + at;
        if (written[code] === 0) write(keys.at(code), data, place);
        else data.copyWithin(place, written[code]!, written[code]! + width);
        written[code] = place;
      }
    }
  };
}
