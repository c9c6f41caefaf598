import type { RecordTable } from '../../table/record-table.ts';
import { bitsFor, compareHashes, createSegment, type VisitEntries, WIDTH } from '../segments/segment.ts';
import type { KeyReader } from './row-keys.ts';

/** Keys that changed records had or have, in the order of their hashes. */
export interface KeyChanges {
  readonly length: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
  /** Changed records that had the key before, ascending. */
  readonly before: (key: number) => Int32Array;
  /** Those that have it now, ascending. */
  readonly after: (key: number) => Int32Array;
}

/** A table of changed records, and their keys. */
export interface KeyedTable {
  readonly table: RecordTable;
  readonly reader: KeyReader;
}

export function keyChanges(before: KeyedTable, after: KeyedTable): KeyChanges {
  const left = keysOfTable(before);
  const came = keysOfTable(after);
  const most = (left.length + came.length) / WIDTH;
  const high = new Int32Array(most);
  const low = new Int32Array(most);
  const startsLeft = new Int32Array(most + 1);
  const startsCame = new Int32Array(most + 1);
  let length = 0;
  let a = 0;
  let b = 0;
  while (a < left.length || b < came.length) {
    const isFirst = b >= came.length || (a < left.length && compareAt(left, a, came, b) <= 0);
    const [entries, at] = isFirst ? [left, a] : [came, b];
    high[length] = entries[at]!;
    low[length] = entries[at + 1]!;
    startsLeft[length] = a / WIDTH;
    startsCame[length] = b / WIDTH;
    a = endOf(left, a, high[length]!, low[length]!);
    b = endOf(came, b, high[length]!, low[length]!);
    length++;
  }
  startsLeft[length] = a / WIDTH;
  startsCame[length] = b / WIDTH;
  const recordsLeft = recordsOf(left);
  const recordsCame = recordsOf(came);
  return {
    length,
    high: high.subarray(0, length),
    low: low.subarray(0, length),
    before: (key) => recordsLeft.subarray(startsLeft[key]!, startsLeft[key + 1]!),
    after: (key) => recordsCame.subarray(startsCame[key]!, startsCame[key + 1]!),
  };
}

/** Sorted entries of all keys of the rows of a table. */
function keysOfTable({ table, reader }: KeyedTable): Int32Array {
  const bits = bitsFor(table.size * KEYS_PER_RECORD);
  return createSegment(bits, visitEntries({ table, reader })).entries;
}

/** Gives all entries of a table's rows, see `createSegment`. */
function visitEntries({ table, reader }: KeyedTable): VisitEntries {
  return (add) => {
    for (let row = 0; row < table.size; row++) {
      const keys = reader.keysOf(row);
      for (let i = 0; i < keys.length; i += 2) add(keys[i]!, keys[i + 1]!, table.ids[row]!);
    }
  };
}

/** About as many as a record of customers has; only the size of parts depends on it. */
export const KEYS_PER_RECORD = 32;

function recordsOf(entries: Int32Array): Int32Array {
  const records = new Int32Array(entries.length / WIDTH);
  for (let i = 0; i < records.length; i++) records[i] = entries[i * WIDTH + 2]!;
  return records;
}

function compareAt(left: Int32Array, a: number, came: Int32Array, b: number): number {
  return compareHashes(left[a]!, left[a + 1]!, came[b]!, came[b + 1]!);
}

function endOf(entries: Int32Array, from: number, high: number, low: number): number {
  let at = from;
  while (at < entries.length && entries[at] === high && entries[at + 1] === low) at += WIDTH;
  return at;
}
