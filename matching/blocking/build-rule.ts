import { type BlockingRule, keyLabel } from '../plan/blocking-rule.ts';
import { sharedInt32Array } from '../table/shared-arrays.ts';
import { type BlockLimits, spendBudget } from './block-sizes.ts';
import { blocksOfKey } from './blocks-of-key.ts';
import { blocksOfKeys } from './blocks-of-keys.ts';
import type { KeySource } from './key-source.ts';
import type { RuleBlocks } from './rule-blocks.ts';
import { sourceOfBlocks } from './source-of-blocks.ts';
import { createWorkspace } from './workspace.ts';

/**
 * Makes the blocks of one rule after the other. Rules depend on nothing but the sources, so that threads can build different ones.
 *
 * @param sources by label; a rule one of whose keys no two rows share has no blocks
 */
export function ruleBuilder(
  sources: ReadonlyMap<string, KeySource>,
  limits: BlockLimits,
): (rule: BlockingRule) => RuleBlocks {
  const workspace = createWorkspace();
  return ({ name, keys, anyOrder }) => {
    const [first, second, third] = keys.map((key) => sources.get(keyLabel(key)) ?? null);
    if (first == null || second === null || third === null) return noBlocks(name);
    if (second === undefined) return blocksOfKey(name, first, limits, workspace);
    if (third === undefined) return blocksOfKeys(name, [first, second], anyOrder, limits, workspace);
    const inTwos = blocksOfKeys(name, [first, second], anyOrder, unlimited, workspace);
    const both = sourceOfBlocks(inTwos, first.offsets.length - 1);
    return blocksOfKeys(name, [both, third], false, limits, workspace);
  };
}

const unlimited: BlockLimits = {
  blockSize: Number.POSITIVE_INFINITY,
  pairsPerRecord: Number.POSITIVE_INFINITY,
};

function noBlocks(rule: string): RuleBlocks {
  const { statistics } = spendBudget(rule, new Int32Array(0), 0, { blockSize: 0, pairsPerRecord: 0 });
  return { statistics, blockRows: sharedInt32Array(0) };
}
