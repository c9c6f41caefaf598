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
  const { entries, sizes } = groupEntries(readEntries(sources, anyOrder, workspace), workspace);
  const { largestKept, statistics } = spendBudget(rule, sizes, sources[0].offsets.length - 1, limits);
  const blocks = openBlocks(sizes, largestKept, workspace);
  const { blockRows, ends } = blocks;
  for (let at = 0; at < entries.length; at += 2) {
    const group = entries[at + 1]!;
    const end = ends[group]!;
    if (end < 0) continue;
    blockRows[end] = entries[at]!;
    ends[group] = end + 1;
  }
  return { statistics, blockRows: closeBlocks(blocks) };
}

interface GroupedEntries {
  /** Row and group of each entry. A group are the rows that share both keys; 0, which has no rows, where the row came before. */
  readonly entries: Int32Array;
  /** Rows by group. */
  readonly sizes: Int32Array;
}

/** Numbers the combinations of keys from 1, in the place of the second keys. */
function groupEntries({ starts, entries, secondCount }: KeyEntries, workspace: Workspace): GroupedEntries {
  // By second key: its latest group, and the latest row of that. Groups of the first key at hand are above `before`.
  const groupOf = workspace.take('next', secondCount).fill(0);
  const lastRow = workspace.take('last', secondCount);
  const sizes = workspace.take('sizes', entries.length / 2 + 1);
  let group = 0;
  sizes[0] = 0;
  for (let first = 0; first + 1 < starts.length; first++) {
    const before = group;
    const to = 2 * starts[first + 1]!;
    for (let at = 2 * starts[first]!; at < to; at += 2) {
      const row = entries[at]!;
      const second = entries[at + 1]!;
      const known = groupOf[second]!;
      if (known <= before) {
        groupOf[second] = ++group;
        sizes[group] = 1;
        entries[at + 1] = group;
      } else if (lastRow[second] === row) {
        entries[at + 1] = 0;
        continue;
      } else {
        sizes[known]!++;
        entries[at + 1] = known;
      }
      lastRow[second] = row;
    }
  }
  return { entries, sizes: sizes.subarray(0, group + 1) };
}
