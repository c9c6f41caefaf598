import { type BlockLimits, type RuleStatistics, spendOnSizes } from '../../blocking/block-sizes.ts';
import { shareOut } from '../../blocking/blocks.ts';
import type { BlockingRule } from '../../plan/blocking-rule.ts';

/**
 * Everything that decides how large the blocks of a plan may be: sums over all records, so that they can be kept up to date by
 * what changes.
 */
export interface BlockCounts {
  readonly records: number;
  /** By rule, in plan order: number of keys by the number of records, 2 and more, that share them. */
  readonly keysOfSize: readonly ReadonlyMap<number, number>[];
  /** By label of a key (`phone:last7`): how many records have such a key. */
  readonly labels: ReadonlyMap<string, number>;
}

/** What the rules of a plan come to, in plan order. */
export interface BlockCaps {
  /** By rule: keys that more records than these share make no block. */
  readonly largestKept: readonly number[];
  readonly statistics: readonly RuleStatistics[];
}

/** The same limits that `buildBlocks` finds from the records themselves. */
export function capsOf(
  { records, keysOfSize, labels }: BlockCounts,
  rules: readonly BlockingRule[],
  limits: BlockLimits,
): BlockCaps {
  const own = shareOut(limits, rules, labels);
  const spent = rules.map(({ name }, rule) =>
    spendOnSizes(
      name,
      [...keysOfSize[rule]!].sort(([a], [b]) => a - b),
      records,
      own,
    ),
  );
  return {
    largestKept: spent.map(({ largestKept }) => largestKept),
    statistics: spent.map(({ statistics }) => statistics),
  };
}

/** Whether a key that so many records share makes a block. */
export function isKept({ largestKept }: BlockCaps, rule: number, size: number): boolean {
  return size >= 2 && size <= largestKept[rule]!;
}
