import { countKeys, type KeySizes } from '../incremental/counts/count-keys.ts';
import { type EncodedParts, encodeParts } from '../incremental/segments/encode-parts.ts';
import { sortIntoParts, WIDTH } from '../incremental/segments/segment.ts';
import type { RecordTable } from '../table/record-table.ts';
import { sharedUint8Array } from '../table/shared-arrays.ts';
import type { IndexedRows } from './index-rows.ts';

/** Entries to put in their places. */
export interface BucketsToIndex {
  /** All rows, in any order. */
  readonly rows: readonly Omit<IndexedRows, 'labels'>[];
  /** Bits of the segment: a bucket has some of its parts. */
  readonly bits: number;
  /** Bits of the buckets: so many or fewer. */
  readonly bucketBits: number;
}

/** The parts of the index that a bucket has. */
export interface IndexedBucket {
  readonly parts: EncodedParts;
  readonly entries: number;
  readonly sizes: KeySizes;
}

/** Makes the parts of one bucket. */
export const indexBuckets = {
  start(_: RecordTable, { rows, bits, bucketBits }: BucketsToIndex): (index: number) => IndexedBucket {
    let room = new Int32Array(0);
    const memory = (length: number): Int32Array => {
      if (room.length < length) room = new Int32Array(length + (length >> 2));
      return room;
    };
    const width = 2 ** (bits - bucketBits);
    return (bucket) => {
      const [first, end] = [bucket * width, (bucket + 1) * width];
      const sorted = sortIntoParts(
        bits,
        first,
        end,
        (add) => {
          for (const { starts, entries } of rows)
            for (let at = starts[bucket]!; at < starts[bucket + 1]!; at += WIDTH)
              add(entries[at]!, entries[at + 1]!, entries[at + 2]!);
        },
        memory,
      );
      const { ends, bytes } = encodeParts(sorted, bits, first, end);
      const shared = sharedUint8Array(bytes.length);
      shared.set(bytes);
      return { parts: { first, ends, bytes: shared }, entries: sorted.length / WIDTH, sizes: countKeys(sorted) };
    };
  },
};
