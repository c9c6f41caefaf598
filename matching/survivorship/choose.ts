import type { Provenance } from '../golden-record.ts';
import { type Candidate, isUnanimous } from './candidate.ts';
import type { SurvivorshipRule } from './rule.ts';
import { applyRule } from './rules/apply-rule.ts';
import { validity } from './rules/first-valid.ts';
import type { RuleContext } from './rules/narrow.ts';

export interface Choice {
  readonly winner: Candidate;
  readonly rule: Provenance['rule'];
}

/**
 * Lets the rules narrow the candidates in their order until all that are left say the same. A rule that leaves several
 * hands them to the next; one that yields nothing changes nothing. When every rule leaves a tie, validity and then the
 * canonical order of records decide.
 *
 * @param candidates never empty; in canonical order of their records
 */
export function choose(
  candidates: readonly Candidate[],
  rules: readonly SurvivorshipRule[],
  context: RuleContext,
): Choice {
  if (isUnanimous(candidates)) return { winner: firstOf(candidates), rule: 'only' };
  let left = candidates;
  for (const rule of rules) {
    const kept = applyRule(left, rule, context);
    if (kept.length === 0) continue;
    left = kept;
    if (isUnanimous(left)) return { winner: firstOf(left), rule: rule.rule };
  }
  return { winner: firstOf(left), rule: 'tie_break' };
}

/** The most valid candidate; the canonically first of several. */
export function firstOf(candidates: readonly Candidate[]): Candidate {
  let best = candidates[0]!;
  for (const candidate of candidates) if (validity[candidate.status] > validity[best.status]) best = candidate;
  return best;
}
