import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from '../table/shared-arrays.ts';
import type { Blocks } from './blocks.ts';
import type { RuleBlocks } from './rule-blocks.ts';

/**
 * Blocks of at most so many rows are written out in the lists of their rows. For four rows and fewer that takes less memory than
 * references; for more it takes more, and looks at memory in order, which is several times as fast.
 */
const SMALL_BLOCK = 12;

/** The blocks of all rules with room for the lists of the rows, which `fillLists` fills. */
export function measureLists(rules: readonly RuleBlocks[], rows: number): Blocks {
  const rowStarts = sharedInt32Array(rows + 1);
  let inLargeBlocks = 0;
  for (const { blockRows } of rules) {
    for (let start = 0, end = 0; start < blockRows.length; start = end + 1) {
      end = endOfBlock(blockRows, start);
      const isSmall = end - start < SMALL_BLOCK;
      for (let i = start; i < end; i++) rowStarts[blockRows[i]! + 1]! += isSmall ? end - i : 1;
      if (!isSmall) inLargeBlocks += end + 1 - start;
    }
  }
  for (let row = 0; row < rows; row++) rowStarts[row + 1]! += rowStarts[row]!;
  const length = rowStarts[rows]!;
  return {
    rules: rules.map(({ statistics }) => statistics),
    rowStarts,
    entries: sharedInt32Array(length),
    entryRules: rules.length <= 256 ? sharedUint8Array(length) : sharedUint16Array(length),
    largeBlocks: sharedInt32Array(inLargeBlocks),
  };
}

/**
 * Writes the lists of some rows, and the large blocks that begin with one of them. Ranges are independent of each other, so that
 * threads can take some each.
 */
export function fillLists(
  { rowStarts, entries, entryRules, largeBlocks }: Blocks,
  rules: readonly RuleBlocks[],
  fromRow: number,
  toRow: number,
): void {
  const next = rowStarts.slice(fromRow, toRow);
  let large = 0;
  for (let rule = 0; rule < rules.length; rule++) {
    const { blockRows } = rules[rule]!;
    for (let start = 0, end = 0; start < blockRows.length; start = end + 1) {
      end = endOfBlock(blockRows, start);
      const isSmall = end - start < SMALL_BLOCK;
      for (let i = start; i < end; i++) {
        const row = blockRows[i]!;
        if (row < fromRow) continue;
        if (row >= toRow) break;
        let at = next[row - fromRow]!;
        if (isSmall) {
          for (let j = i + 1; j < end; j++) {
            entries[at] = blockRows[j]!;
            entryRules[at++] = rule;
          }
          entries[at] = ~blockRows[end]!;
        } else entries[at] = ~(large + i - start);
        entryRules[at++] = rule;
        next[row - fromRow] = at;
      }
      if (isSmall) continue;
      const first = blockRows[start]!;
      if (first >= fromRow && first < toRow) largeBlocks.set(blockRows.subarray(start, end + 1), large);
      large += end + 1 - start;
    }
  }
}

/** Position of the last row of the block at `start`. */
function endOfBlock(blockRows: Int32Array, start: number): number {
  let end = start;
  while (blockRows[end]! >= 0) end++;
  return end;
}
