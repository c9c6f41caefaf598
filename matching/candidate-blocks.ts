import { defaultRules } from '../config/vocabulary.ts';
import type { BlockLimits } from './blocking/block-sizes.ts';
import { type Blocks, buildBlocks } from './blocking/blocks.ts';
import type { MatchOptions } from './match-options.ts';
import { type PlanOverrides, planRules } from './plan/plan-rules.ts';
import type { RecordTable } from './table/record-table.ts';

/** What decides which pairs are candidates. */
export interface CandidateOptions extends PlanOverrides {
  readonly limits: Pick<MatchOptions['limits'], 'blockSize' | 'pairsPerRecord'>;
}

/**
 * Most pairs per record of all rules of the default plan together. Its rules are many where a table has many fields, and then
 * reach most pairs several times; so each can do with less, and the time for a record stays bounded. Up to 20 rules have the
 * whole `pairs_per_record` of 3 each. Rules by hand cost what they say.
 */
const PAIRS_OF_ALL_RULES = 60;

const blocksOf = new WeakMap<RecordTable, { readonly plan: string; readonly blocks: Blocks }>();

/** Blocks of a table by the plan of the options; made once for the same plan. The table must be without generic values. */
export function candidateBlocks(table: RecordTable, { limits: own, ...overrides }: CandidateOptions): Blocks {
  const rules = planRules(table.columns, overrides);
  const { blockSize, pairsPerRecord } = own;
  const isDefault = overrides.blocking?.includes(defaultRules) ?? true;
  const limits: BlockLimits = {
    blockSize,
    pairsPerRecord,
    ...(isDefault ? { pairsOfAllRules: PAIRS_OF_ALL_RULES } : {}),
  };
  const plan = JSON.stringify([rules, limits]);
  const known = blocksOf.get(table);
  if (known?.plan === plan) return known.blocks;
  const blocks = buildBlocks(table.columns, rules, limits);
  blocksOf.set(table, { plan, blocks });
  return blocks;
}
