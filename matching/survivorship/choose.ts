import type { Provenance } from '../golden-record.ts';
import { type Candidate, isUnanimous } from './candidate.ts';
import type { SurvivorshipRule } from './rule.ts';
import type { RuleOutcome } from './rule-step.ts';
import { applyRule } from './rules/apply-rule.ts';
import { validity } from './rules/first-valid.ts';
import type { RuleContext } from './rules/narrow.ts';

export interface Choice {
  /** Null when the values are disputed and no rule says what is served meanwhile. */
  readonly winner: Candidate | null;
  readonly rule: Provenance['rule'];
  /** `unanimous` found different values: a person is asked. */
  readonly disputed: boolean;
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
  if (isUnanimous(candidates)) return { winner: firstOf(candidates), rule: 'only', disputed: false };
  let left = candidates;
  let disputed = false;
  for (const rule of rules) {
    const kept = applyRule(left, rule, context);
    const outcome = outcomeOf(rule, kept, left);
    if (outcome === 'disputed') disputed = true;
    const before = left;
    if (outcome === 'decided' || outcome === 'narrowed') left = kept!;
    context.observe?.({ rule, outcome, before, kept: left });
    if (outcome === 'decided') return { winner: firstOf(left), rule: rule.rule, disputed };
  }
  if (disputed && rules.at(-1)!.rule === 'unanimous') return { winner: null, rule: 'unanimous', disputed };
  return { winner: firstOf(left), rule: 'tie_break', disputed };
}

function outcomeOf(
  { rule }: SurvivorshipRule,
  kept: readonly Candidate[] | null,
  left: readonly Candidate[],
): RuleOutcome {
  if (kept === null) return 'not_met';
  if (kept.length === 0) return rule === 'unanimous' ? 'disputed' : 'no_preference';
  if (isUnanimous(kept)) return 'decided';
  return kept.length < left.length ? 'narrowed' : 'no_preference';
}

/** The most valid candidate; the canonically first of several. */
export function firstOf(candidates: readonly Candidate[]): Candidate {
  let best = candidates[0]!;
  for (const candidate of candidates) if (validity[candidate.status] > validity[best.status]) best = candidate;
  return best;
}
