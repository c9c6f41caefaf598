import { sharedInt32Array } from '../table/shared-arrays.ts';
import { type BlockLimits, spendBudget } from './block-sizes.ts';
import { ENTRY_WIDTH, type KeyEntries, mixKeys, readEntries } from './key-entries.ts';
import type { KeySource } from './key-source.ts';
import type { RuleBlocks } from './rule-blocks.ts';

/**
 * Blocks of the rows that share two keys. The entries come in buckets small enough for the fastest cache; in each bucket a
 * small table finds the groups, comparing both keys, so that different keys never fall together.
 *
 * @param anyOrder whether (x, y) and (y, x) are the same keys; the sources must then number their keys together
 */
export function blocksOfKeys(
  rule: string,
  sources: readonly [KeySource, KeySource],
  anyOrder: boolean,
  limits: BlockLimits,
): RuleBlocks {
  const rows = sources[0].offsets.length - 1;
  const grouped = groupEntries(readEntries(sources, anyOrder), rows, limits.blockSize);
  const { largestKept, statistics } = spendBudget(rule, grouped.keysOfSize, limits);
  const length = keepUpTo(largestKept, grouped.blockRows, grouped.length);
  const blockRows = sharedInt32Array(length);
  blockRows.set(grouped.blockRows.subarray(0, length));
  return { statistics, blockRows };
}

interface GroupedEntries {
  readonly keysOfSize: Int32Array;
  /** Blocks of all sizes up to the largest allowed, as in `RuleBlocks`; the first `length` integers. */
  readonly blockRows: Int32Array;
  readonly length: number;
}

function groupEntries({ bucketStarts, entries }: KeyEntries, rows: number, blockSize: number): GroupedEntries {
  const largestBucket = bucketStarts.reduce((most, start, i) => Math.max(most, start - (bucketStarts[i - 1] ?? 0)), 0);
  const table = new Int32Array(slotsFor(largestBucket));
  const groupOf = new Int32Array(largestBucket);
  // By group, from 1: its keys, its last row so far, its number of rows, and where its next row goes.
  const firstKeys = new Int32Array(largestBucket + 1);
  const secondKeys = new Int32Array(largestBucket + 1);
  const lastRows = new Int32Array(largestBucket + 1);
  const sizes = new Int32Array(largestBucket + 1);
  const next = new Int32Array(largestBucket + 1);
  const keysOfSize = new Int32Array(rows + 1);
  const blockRows = new Int32Array(entries.length / ENTRY_WIDTH);
  let length = 0;
  for (let bucket = 0; bucket + 1 < bucketStarts.length; bucket++) {
    const from = bucketStarts[bucket]!;
    const count = bucketStarts[bucket + 1]! - from;
    if (count < 2) continue;
    const slots = slotsFor(count);
    table.fill(0, 0, slots);
    let groups = 0;
    for (let i = 0, at = from * ENTRY_WIDTH; i < count; i++, at += ENTRY_WIDTH) {
      const row = entries[at]!;
      const first = entries[at + 1]!;
      const second = entries[at + 2]!;
      let slot = mixKeys(first, second) & (slots - 1);
      let group = table[slot]!;
      while (group !== 0 && (firstKeys[group] !== first || secondKeys[group] !== second)) {
        slot = (slot + 1) & (slots - 1);
        group = table[slot]!;
      }
      if (group === 0) {
        group = ++groups;
        table[slot] = group;
        firstKeys[group] = first;
        secondKeys[group] = second;
        sizes[group] = 1;
      } else if (lastRows[group] === row) {
        groupOf[i] = 0;
        continue;
      } else sizes[group]!++;
      lastRows[group] = row;
      groupOf[i] = group;
    }
    const blocksFrom = length;
    next[0] = -1;
    for (let group = 1; group <= groups; group++) {
      const size = sizes[group]!;
      keysOfSize[size]!++;
      next[group] = size < 2 || size > blockSize ? -1 : length;
      if (next[group]! >= 0) length += size;
    }
    if (length === blocksFrom) continue;
    for (let i = 0; i < count; i++) {
      const group = groupOf[i]!;
      const at = next[group]!;
      if (at < 0) continue;
      blockRows[at] = entries[(from + i) * ENTRY_WIDTH]!;
      next[group] = at + 1;
    }
    for (let group = 1; group <= groups; group++) {
      const end = next[group]!;
      if (end >= 0) blockRows[end - 1] = ~blockRows[end - 1]!;
    }
  }
  return { keysOfSize, blockRows, length };
}

/** A power of two that leaves at least half of the table empty. */
function slotsFor(entries: number): number {
  return 1 << (33 - Math.clz32(Math.max(entries, 1)));
}

/** Moves the blocks of at most `largest` rows together; returns their total length. */
function keepUpTo(largest: number, blockRows: Int32Array, length: number): number {
  let kept = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    if (blockRows[i]! >= 0) continue;
    const size = i + 1 - start;
    if (size <= largest) {
      if (kept < start) blockRows.copyWithin(kept, start, i + 1);
      kept += size;
    }
    start = i + 1;
  }
  return kept;
}
