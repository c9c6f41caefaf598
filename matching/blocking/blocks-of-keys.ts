import { type BlockLimits, spendBudget } from './block-sizes.ts';
import { type KeyEntries, readEntries } from './key-entries.ts';
import type { KeySource } from './key-source.ts';
import { closeBlocks, openBlocks } from './place-blocks.ts';
import type { RuleBlocks } from './rule-blocks.ts';
import type { Workspace } from './workspace.ts';

/**
 * Blocks of the rows that share two keys.
 *
 * @param anyOrder whether (x, y) and (y, x) are the same keys; the sources must then number their keys together
 */
export function blocksOfKeys(
  rule: string,
  sources: readonly [KeySource, KeySource],
  anyOrder: boolean,
  limits: BlockLimits,
  workspace: Workspace,
): RuleBlocks {
  const { rows, groups, sizes } = groupEntries(readEntries(sources, anyOrder, workspace), workspace);
  const { largestKept, statistics } = spendBudget(rule, sizes, sources[0].offsets.length - 1, limits);
  const blocks = openBlocks(sizes, largestKept, workspace);
  const { blockRows, ends } = blocks;
  for (let i = 0; i < rows.length; i++) {
    const group = groups[i]!;
    const end = ends[group]!;
    if (end < 0) continue;
    blockRows[end] = rows[i]!;
    ends[group] = end + 1;
  }
  return { statistics, blockRows: closeBlocks(blocks) };
}

interface GroupedEntries {
  readonly rows: Int32Array;
  /** Parallel to `rows`: number of the group of rows that share both keys; 0, a group without rows, where the row came before. */
  readonly groups: Int32Array;
  /** Rows by group. */
  readonly sizes: Int32Array;
}

/** Numbers the combinations of keys from 1, in the place of the second keys. */
function groupEntries({ starts, rows, seconds, secondCount }: KeyEntries, workspace: Workspace): GroupedEntries {
  // By second key: its latest group, and the latest row of that. Groups of the first key at hand are above `before`.
  const groupOf = workspace.take('next', secondCount).fill(0);
  const lastRow = workspace.take('last', secondCount);
  const sizes = workspace.take('sizes', rows.length + 1);
  let group = 0;
  sizes[0] = 0;
  for (let first = 0; first + 1 < starts.length; first++) {
    const before = group;
    const to = starts[first + 1]!;
    for (let i = starts[first]!; i < to; i++) {
      const row = rows[i]!;
      const second = seconds[i]!;
      const known = groupOf[second]!;
      if (known <= before) {
        groupOf[second] = ++group;
        sizes[group] = 1;
        seconds[i] = group;
      } else if (lastRow[second] === row) {
        seconds[i] = 0;
        continue;
      } else {
        sizes[known]!++;
        seconds[i] = known;
      }
      lastRow[second] = row;
    }
  }
  return { rows, groups: seconds, sizes: sizes.subarray(0, group + 1) };
}
