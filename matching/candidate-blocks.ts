import { type Blocks, buildBlocks } from './blocking/blocks.ts';
import type { MatchOptions } from './match-options.ts';
import { type PlanOverrides, planRules } from './plan/plan-rules.ts';
import type { RecordTable } from './table/record-table.ts';

/** What decides which pairs are candidates. */
export interface CandidateOptions extends PlanOverrides {
  readonly limits: Pick<MatchOptions['limits'], 'blockSize' | 'pairsPerRecord'>;
}

const blocksOf = new WeakMap<RecordTable, { readonly plan: string; readonly blocks: Blocks }>();

/** Blocks of a table by the plan of the options; made once for the same plan. The table must be without generic values. */
export function candidateBlocks(table: RecordTable, { limits, ...overrides }: CandidateOptions): Blocks {
  const rules = planRules(table.columns, overrides);
  const plan = JSON.stringify([rules, limits.blockSize, limits.pairsPerRecord]);
  const known = blocksOf.get(table);
  if (known?.plan === plan) return known.blocks;
  const blocks = buildBlocks(table.columns, rules, limits);
  blocksOf.set(table, { plan, blocks });
  return blocks;
}
