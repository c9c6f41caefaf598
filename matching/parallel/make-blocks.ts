import type { BlockLimits } from '../blocking/block-sizes.ts';
import { ruleBuilder } from '../blocking/build-rule.ts';
import type { KeySource } from '../blocking/key-source.ts';
import type { RuleBlocks } from '../blocking/rule-blocks.ts';
import type { BlockingRule } from '../plan/blocking-rule.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Rules whose blocks to make. */
export interface BlocksToMake {
  readonly rules: readonly BlockingRule[];
  readonly sources: readonly KeySource[];
  readonly limits: BlockLimits;
}

/** Makes the blocks of one rule. */
export const makeBlocks = {
  start(_: RecordTable, { rules, sources, limits }: BlocksToMake): (index: number) => RuleBlocks {
    const build = ruleBuilder(new Map(sources.map((source) => [source.name, source])), limits);
    return (index) => build(rules[index]!);
  },
};
