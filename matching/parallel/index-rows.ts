import type { LabelKeys } from '../incremental/keys/label-keys.ts';
import { keyReaderOf } from '../incremental/keys/row-keys.ts';
import { partOf, WIDTH } from '../incremental/segments/segment.ts';
import type { BlockingRule } from '../plan/blocking-rule.ts';
import type { RecordTable } from '../table/record-table.ts';
import { sharedInt32Array } from '../table/shared-arrays.ts';

/** Rows whose keys are to be indexed. */
export interface RowsToIndex {
  readonly rules: readonly BlockingRule[];
  /** Keys of each label of the rules. */
  readonly labels: readonly LabelKeys[];
  /** Entries are sorted into `2 ** bits` buckets by the highest bits of their hashes. */
  readonly bits: number;
}

/** Entries of the blocking index of some rows, see `Segment`, by bucket. */
export interface IndexedRows {
  /** Bucket b has the integers `starts[b]` up to, not including, `starts[b + 1]`. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  /** By label: how many of the rows have such a key. */
  readonly labels: Int32Array;
}

/** Rows of one part. */
const PART = 16_384;

export function partsToIndex(rows: number): number {
  return Math.ceil(rows / PART);
}

/** Makes the index entries of the rows of a part. */
export const indexRows = {
  start({ size, ids }: RecordTable, { rules, labels, bits }: RowsToIndex): (index: number) => IndexedRows {
    const { keysOf, counts } = keyReaderOf(labels, rules);
    /** Keys of the rows, one after the other. */
    let keys = new Int32Array(0);
    const ends = new Int32Array(PART);
    return (index) => {
      const from = index * PART;
      const to = Math.min(size, from + PART);
      const starts = new Int32Array(2 ** bits + 1);
      counts.fill(0);
      let length = 0;
      for (let row = from; row < to; row++) {
        const own = keysOf(row);
        if (length + own.length > keys.length) keys = enlarged(keys, length + own.length);
        for (let i = 0; i < own.length; i += 2) {
          keys[length++] = own[i]!;
          keys[length++] = own[i + 1]!;
          starts[partOf(own[i]!, bits) + 1]! += WIDTH;
        }
        ends[row - from] = length;
      }
      for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
      const entries = sharedInt32Array(starts.at(-1)!);
      const next = starts.slice();
      for (let row = from, i = 0; row < to; row++) {
        for (; i < ends[row - from]!; i += 2) {
          const bucket = partOf(keys[i]!, bits);
          const at = next[bucket]!;
          entries[at] = keys[i]!;
          entries[at + 1] = keys[i + 1]!;
          entries[at + 2] = ids[row]!;
          next[bucket] = at + WIDTH;
        }
      }
      return { starts, entries, labels: counts.slice() };
    };
  },
};

function enlarged(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length + (length >> 1));
  larger.set(values);
  return larger;
}
