import type { Candidate } from './candidate.ts';
import type { SurvivorshipRule } from './rule.ts';

/**
 * What a rule did when its turn came:
 * - `decided`: all candidates that it kept say the same; `narrowed`: it left several values to the next rule
 * - `no_preference`: all candidates are equal to it, or it yielded nothing
 * - `not_met`: its condition holds for no candidate
 * - `disputed`: the candidates are not unanimous; a person is asked
 * - `listed`: it chose which values a list keeps; `ordered`: it says which of them comes first
 * - `not_reached`: the choice was made before
 */
export type RuleOutcome =
  | 'decided'
  | 'narrowed'
  | 'no_preference'
  | 'not_met'
  | 'disputed'
  | 'listed'
  | 'ordered'
  | 'not_reached';

/** One rule of a field, at its turn. */
export interface RuleStep {
  readonly rule: SurvivorshipRule;
  readonly outcome: RuleOutcome;
  /** The candidates that it had to choose from, and those that were left behind it. */
  readonly before: readonly Candidate[];
  readonly kept: readonly Candidate[];
}

/** Told about every rule that was tried, in order. */
export type Observe = (step: RuleStep) => void;
