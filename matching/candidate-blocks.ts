import { type Blocks, buildBlocks } from './blocking/blocks.ts';
import type { MatchOptions } from './match-options.ts';
import { type PlanOverrides, planRules } from './plan/plan-rules.ts';
import type { RecordTable } from './table/record-table.ts';

/** What decides which pairs are candidates. */
export interface CandidateOptions extends PlanOverrides {
  readonly limits: Pick<MatchOptions['limits'], 'blockSize' | 'pairsPerRecord'>;
}

/** Blocks of a table by the plan of the options. The table must be without generic values. */
export function candidateBlocks({ columns }: RecordTable, options: CandidateOptions): Blocks {
  return buildBlocks(columns, planRules(columns, options), options.limits);
}
