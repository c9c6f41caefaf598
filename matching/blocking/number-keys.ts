import type { KeyHashes } from './key-hashes.ts';

/** Keys as numbers. */
export interface NumberedKeys {
  /** By occurrence: the number of its key; -1 for a key that only one row has. */
  readonly numbers: Int32Array;
  /** Numbers are `0` up to, not including, `keyCount`. */
  readonly keyCount: number;
}

/**
 * Numbers keys in order of appearance. Keys are told apart by a hash of 64 bits: among a million keys, two fall together with
 * a probability of about 3 in 10^8; records then become candidates for no reason, and are scored as any other pair.
 *
 * The hashes are sorted into buckets first, so that the table of a bucket stays in the fastest cache.
 *
 * @param rows by occurrence, in the order of all hashes: how many rows have the key by it; changed
 */
export function numberKeys(hashes: readonly KeyHashes[], rows: Int32Array): NumberedKeys {
  const { starts, sorted } = sortByHash(hashes, rows.length);
  const first = firstOfEach({ starts, sorted }, rows.length);
  for (let i = 0; i < first.length; i++) if (first[i] !== i) rows[first[i]!]! += rows[i]!;
  let keyCount = 0;
  const numbers = first;
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== i) numbers[i] = numbers[first[i]!]!;
    else numbers[i] = rows[i]! < 2 ? -1 : keyCount++;
  }
  return { numbers, keyCount };
}

/**
 * The same for keys that are all different.
 *
 * @param rows by key
 */
export function numberValues(rows: Int32Array): NumberedKeys {
  let keyCount = 0;
  return { numbers: rows.map((count) => (count < 2 ? -1 : keyCount++)), keyCount };
}

/** Hashes per bucket, about. */
const BUCKET = 512;
/** More buckets at once would be slower to fill than to search. */
const MOST_BUCKETS = 4096;
/** Integers per entry of `sorted`: both halves of the hash, and its occurrence. */
const WIDTH = 3;

interface SortedHashes {
  /** Bucket b has the entries `starts[b]` up to, not including, `starts[b + 1]`. */
  readonly starts: Int32Array;
  /** In a bucket by occurrence. */
  readonly sorted: Int32Array;
}

function sortByHash(hashes: readonly KeyHashes[], length: number): SortedHashes {
  const bits = Math.ceil(Math.log2(Math.min(MOST_BUCKETS, Math.max(1, length / BUCKET))));
  // Shifts go by five bits: a shift by 32 would be none at all.
  const bucketOf = (low: number): number => (low >>> 1) >>> (31 - bits);
  const starts = new Int32Array((1 << bits) + 1);
  for (const list of hashes) for (const low of list.low()) starts[bucketOf(low) + 1]!++;
  for (let bucket = 0; bucket < 1 << bits; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice();
  const sorted = new Int32Array(length * WIDTH);
  let occurrence = 0;
  for (const list of hashes) {
    const [low, high] = [list.low(), list.high()];
    for (let i = 0; i < low.length; i++) {
      const at = next[bucketOf(low[i]!)]!++ * WIDTH;
      sorted[at] = low[i]!;
      sorted[at + 1] = high[i]!;
      sorted[at + 2] = occurrence++;
    }
  }
  return { starts, sorted };
}

/** By occurrence: the first of the same hash. */
function firstOfEach({ starts, sorted }: SortedHashes, length: number): Int32Array {
  const first = new Int32Array(length);
  let table = new Int32Array(0);
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    const [from, to] = [starts[bucket]! * WIDTH, starts[bucket + 1]! * WIDTH];
    const slots = 1 << (33 - Math.clz32(Math.max(1, starts[bucket + 1]! - starts[bucket]!)));
    if (table.length < slots) table = new Int32Array(slots);
    else table.fill(0, 0, slots);
    for (let at = from; at < to; at += WIDTH) {
      let slot = sorted[at]! & (slots - 1);
      let known = table[slot]! - 1;
      while (known >= 0 && (sorted[known] !== sorted[at] || sorted[known + 1] !== sorted[at + 1])) {
        slot = (slot + 1) & (slots - 1);
        known = table[slot]! - 1;
      }
      if (known < 0) {
        known = at;
        table[slot] = at + 1;
      }
      first[sorted[at + 2]!] = sorted[known + 2]!;
    }
  }
  return first;
}
