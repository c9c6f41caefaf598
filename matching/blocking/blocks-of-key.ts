import { type BlockLimits, spendBudget } from './block-sizes.ts';
import type { KeySource } from './key-source.ts';
import { closeBlocks, openBlocks } from './place-blocks.ts';
import type { RuleBlocks } from './rule-blocks.ts';
import type { Workspace } from './workspace.ts';

/** Blocks of the rows that share one key: a counting sort. */
export function blocksOfKey(rule: string, source: KeySource, limits: BlockLimits, workspace: Workspace): RuleBlocks {
  const { offsets, codes, codeStarts, codeKeys } = source;
  const rows = offsets.length - 1;
  const sizes = countRows(source, workspace);
  const { largestKept, statistics } = spendBudget(rule, sizes, rows, limits);
  const blocks = openBlocks(sizes, largestKept, workspace);
  const { blockRows, starts, ends } = blocks;
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
  return { statistics, blockRows: closeBlocks(blocks) };
}

/** Rows by key. A row that has a key by several values counts once. */
function countRows({ keyCount, offsets, codes, codeStarts, codeKeys }: KeySource, workspace: Workspace): Int32Array {
  const sizes = workspace.take('sizes', keyCount).fill(0);
  const lastRow = workspace.take('last', keyCount).fill(-1);
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
