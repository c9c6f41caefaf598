import { sharedInt32Array } from '../table/shared-arrays.ts';
import { type BlockLimits, spendBudget } from './block-sizes.ts';
import type { KeySource } from './key-source.ts';
import type { RuleBlocks } from './rule-blocks.ts';

/** Blocks of the rows that share one key: a counting sort. */
export function blocksOfKey(rule: string, source: KeySource, limits: BlockLimits): RuleBlocks {
  const { offsets, codes, codeStarts, codeKeys } = source;
  const rows = offsets.length - 1;
  const sizes = countRows(source);
  const keysOfSize = new Int32Array(rows + 1);
  for (const size of sizes) keysOfSize[size]!++;
  const { largestKept, statistics } = spendBudget(rule, keysOfSize, limits);
  const { starts, length } = placeBlocks(sizes, largestKept);
  const blockRows = sharedInt32Array(length);
  const ends = starts.slice();
  for (let row = 0; row < rows; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const code = codes[i]!;
      for (let k = codeStarts[code]!; k < codeStarts[code + 1]!; k++) {
        const key = codeKeys[k]!;
        const end = ends[key]!;
        if (end < 0 || (end > starts[key]! && blockRows[end - 1] === row)) continue;
        blockRows[end] = row;
        ends[key] = end + 1;
      }
    }
  }
  for (const end of ends) if (end > 0) blockRows[end - 1] = ~blockRows[end - 1]!;
  return { statistics, blockRows };
}

/** Rows by key. A row that has a key by several values counts once. */
function countRows({ keyCount, offsets, codes, codeStarts, codeKeys }: KeySource): Int32Array {
  const sizes = new Int32Array(keyCount);
  const lastRow = new Int32Array(keyCount).fill(-1);
  for (let row = 0; row < offsets.length - 1; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const code = codes[i]!;
      for (let k = codeStarts[code]!; k < codeStarts[code + 1]!; k++) {
        const key = codeKeys[k]!;
        if (lastRow[key] === row) continue;
        lastRow[key] = row;
        sizes[key]!++;
      }
    }
  }
  return sizes;
}

/** Where the block of each key starts; -1 for keys without one. */
function placeBlocks(sizes: Int32Array, largest: number): { readonly starts: Int32Array; readonly length: number } {
  let length = 0;
  const starts = sizes.map((size) => {
    if (size < 2 || size > largest) return -1;
    length += size;
    return length - size;
  });
  return { starts, length };
}
