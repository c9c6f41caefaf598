import type { MatchingConfig } from '../config/schema/config.ts';
import type { BlockLimits } from './blocking/block-sizes.ts';
import type { PairDecision } from './decision.ts';

/** What a matching run needs beside the records, the profile and the model. */
export interface MatchOptions extends Pick<MatchingConfig, 'thresholds'> {
  readonly limits: MatchingConfig['limits'] & Pick<BlockLimits, 'leastPairs'>;
  readonly decisions: readonly PairDecision[];
  /** Overrides of the plan by field name; `blocking: false` keeps a field from bringing candidate pairs. m and u are the model's. */
  readonly fields?: MatchingConfig['fields'];
  /** Blocking rules; absent: the default plan. */
  readonly blocking?: MatchingConfig['blocking'];
  /** Called now and then with the number of records whose candidates are scored, at last with all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told each stage as it begins: whoever has a clock can time them. */
  readonly onStage?: (stage: MatchStage) => void;
  /** Told, before any pair is scored, which blocking rules bring two rows together; for measuring what they miss. */
  readonly onBlocked?: (rulesOf: RulesOfRows) => void;
}

export type MatchStage = 'block' | 'score' | 'cluster';

/** Names of the blocking rules that make two rows candidates; empty when none does. */
export type RulesOfRows = (a: number, b: number) => readonly string[];
