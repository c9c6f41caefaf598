import { defaultRules } from '../config/vocabulary.ts';
import type { BlockLimits } from './blocking/block-sizes.ts';
import { type Blocks, shareOut } from './blocking/blocks.ts';
import { measureLists } from './blocking/row-lists.ts';
import type { RuleBlocks } from './blocking/rule-blocks.ts';
import type { FieldName } from './ids.ts';
import type { MatchOptions } from './match-options.ts';
import type { Crew } from './parallel/crew.ts';
import { PARTS_OF_LISTS } from './parallel/fill-lists.ts';
import { columnGroups } from './parallel/read-keys.ts';
import type { BlockingRule } from './plan/blocking-rule.ts';
import { type PlanOverrides, planRules } from './plan/plan-rules.ts';
import { withoutListedValues } from './scoring/without-generic-values.ts';
import type { RecordTable } from './table/record-table.ts';

/** What decides which pairs are candidates. */
export interface CandidateOptions extends PlanOverrides {
  readonly limits: Pick<MatchOptions['limits'], 'blockSize' | 'pairsPerRecord' | 'leastPairs'>;
}

/**
 * Most pairs per record of all rules of the default plan together. Its rules are many where a table has many fields, and then
 * reach most pairs several times; so each can do with less, and the time for a record stays bounded. Up to ten rules have the
 * whole `pairs_per_record` of 3 each. Rules by hand cost what they say.
 */
const PAIRS_OF_ALL_RULES = 30;

const blocksOf = new WeakMap<RecordTable, { readonly plan: string; readonly blocks: Blocks }>();

/**
 * Blocks of a table by the plan of the options; made once for the same plan.
 *
 * @param full the table of the crew
 * @param generic values that tell nothing, by field: they bring no candidates
 */
export function candidateBlocks(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  options: CandidateOptions,
  crew: Crew,
): Blocks {
  const table = withoutListedValues(full, generic);
  const rules = planRules(table.columns, options);
  const limits = blockLimitsOf(options);
  const plan = JSON.stringify([rules, limits]);
  const known = blocksOf.get(table);
  if (known?.plan === plan) return known.blocks;
  const blocks = makeTogether(full, generic, rules, limits, crew);
  blocksOf.set(table, { plan, blocks });
  return blocks;
}

/** Limits of the rules that the options plan. */
export function blockLimitsOf({ limits, blocking }: CandidateOptions): BlockLimits {
  const { blockSize, pairsPerRecord, leastPairs } = limits;
  const isDefault = blocking?.includes(defaultRules) ?? true;
  return {
    blockSize,
    pairsPerRecord,
    ...(isDefault ? { pairsOfAllRules: PAIRS_OF_ALL_RULES } : {}),
    ...(leastPairs === undefined ? {} : { leastPairs }),
  };
}

function makeTogether(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  plan: readonly BlockingRule[],
  limits: BlockLimits,
  crew: Crew,
): Blocks {
  const rules = blocksByRule(full, generic, plan, limits, crew);
  const blocks = measureLists(rules, full.size);
  crew.run('fillLists', { blocks, rules }, PARTS_OF_LISTS);
  return blocks;
}

function blocksByRule(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  rules: readonly BlockingRule[],
  limits: BlockLimits,
  crew: Crew,
): readonly RuleBlocks[] {
  const groups = columnGroups(full, rules);
  const sources = crew.run('readKeys', { rules, groups, generic }, groups.length).flat();
  const byName = new Map(sources.map((source) => [source.name, source]));
  return crew.run('makeBlocks', { rules, sources, limits: shareOut(limits, rules, byName) }, rules.length);
}
