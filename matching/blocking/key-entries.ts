import type { KeySource } from './key-source.ts';

/** Every combination of two keys that a row has, sorted into buckets by both keys; ascending by row inside a bucket. */
export interface KeyEntries {
  /** Bucket b has the entries `bucketStarts[b]` up to, not including, `bucketStarts[b + 1]`. */
  readonly bucketStarts: Int32Array;
  /** Row, first key and second key of entry i: from `i * ENTRY_WIDTH`. */
  readonly entries: Int32Array;
}

/** Integers per entry. */
export const ENTRY_WIDTH = 3;

/** Rows per bucket, about: its tables fit into the fastest cache. */
const BUCKET_ROWS = 512;
/** More buckets at once would be slower to fill than to search. */
const MOST_BUCKETS = 4096;

/** @param anyOrder whether to put the smaller key first */
export function readEntries([a, b]: readonly [KeySource, KeySource], anyOrder: boolean): KeyEntries {
  const rows = a.offsets.length - 1;
  const bits = Math.ceil(Math.log2(Math.min(MOST_BUCKETS, Math.max(1, rows / BUCKET_ROWS))));
  const read = combine(a, b, anyOrder);
  const bucketStarts = new Int32Array((1 << bits) + 1);
  for (let at = 0; at < read.length; at += ENTRY_WIDTH) bucketStarts[bucketOf(read, at, bits) + 1]!++;
  for (let bucket = 0; bucket < 1 << bits; bucket++) bucketStarts[bucket + 1]! += bucketStarts[bucket]!;
  const next = bucketStarts.slice();
  const entries = new Int32Array(read.length);
  for (let at = 0; at < read.length; at += ENTRY_WIDTH) {
    const to = next[bucketOf(read, at, bits)]!++ * ENTRY_WIDTH;
    entries[to] = read[at]!;
    entries[to + 1] = read[at + 1]!;
    entries[to + 2] = read[at + 2]!;
  }
  return { bucketStarts, entries };
}

/** All bits depend on both keys. Buckets go by the highest bits, tables in a bucket by the lowest. */
export function mixKeys(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

function bucketOf(entries: Int32Array, at: number, bits: number): number {
  // Shifts go by five bits: a shift by 32 would be none at all.
  return (mixKeys(entries[at + 1]!, entries[at + 2]!) >>> 1) >>> (31 - bits);
}

function combine(a: KeySource, b: KeySource, anyOrder: boolean): Int32Array {
  const rows = a.offsets.length - 1;
  let entries = new Int32Array(Math.max(rows, 1) * ENTRY_WIDTH);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const startB = b.offsets[row]!;
    const endB = b.offsets[row + 1]!;
    if (startB === endB) continue;
    for (let i = a.offsets[row]!; i < a.offsets[row + 1]!; i++) {
      const codeA = a.codes[i]!;
      for (let k = a.codeStarts[codeA]!; k < a.codeStarts[codeA + 1]!; k++) {
        const keyA = a.codeKeys[k]!;
        for (let j = startB; j < endB; j++) {
          const codeB = b.codes[j]!;
          for (let l = b.codeStarts[codeB]!; l < b.codeStarts[codeB + 1]!; l++) {
            const keyB = b.codeKeys[l]!;
            const swap = anyOrder && keyB < keyA;
            if (length === entries.length) entries = doubled(entries);
            entries[length] = row;
            entries[length + 1] = swap ? keyB : keyA;
            entries[length + 2] = swap ? keyA : keyB;
            length += ENTRY_WIDTH;
          }
        }
      }
    }
  }
  return entries.subarray(0, length);
}

function doubled(entries: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(entries.length * 2);
  larger.set(entries);
  return larger;
}
