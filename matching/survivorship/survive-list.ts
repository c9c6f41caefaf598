import type { Provenance } from '../golden-record.ts';
import { type Candidate, isUnanimous } from './candidate.ts';
import { choose, firstOf } from './choose.ts';
import type { SurvivorshipRule } from './rule.ts';
import { applyRule } from './rules/apply-rule.ts';
import type { RuleContext } from './rules/narrow.ts';

export interface ListChoice {
  /** One candidate per distinct value, best first. */
  readonly winners: readonly Candidate[];
  readonly rule: Provenance['rule'];
}

/**
 * Chooses the values of a list field. With `union` every distinct value is kept, best first by the other rules in their
 * order. Without it the list is what the first rule that has a preference keeps, ordered by the rules after it.
 *
 * @param candidates never empty; in canonical order of their records
 */
export function surviveList(
  candidates: readonly Candidate[],
  rules: readonly SurvivorshipRule[],
  context: RuleContext,
): ListChoice {
  if (isUnanimous(candidates)) return { winners: [firstOf(candidates)], rule: 'only' };
  if (rules.some((rule) => rule.rule === 'union')) {
    const order = rules.filter((rule) => rule.rule !== 'union');
    return { winners: ranked(candidates, order, context), rule: 'union' };
  }
  for (const [index, rule] of rules.entries()) {
    const kept = applyRule(candidates, rule, context);
    if (kept.length === 0) continue;
    return { winners: ranked(kept, rules.slice(index + 1), context), rule: rule.rule };
  }
  return { winners: ranked(candidates, [], context), rule: 'tie_break' };
}

/** One candidate per distinct value, each time the best of those left. */
function ranked(
  candidates: readonly Candidate[],
  rules: readonly SurvivorshipRule[],
  context: RuleContext,
): Candidate[] {
  const winners: Candidate[] = [];
  let left = candidates;
  while (left.length > 0) {
    const { winner } = choose(left, rules, context);
    winners.push(winner);
    left = left.filter((candidate) => candidate.identity !== winner.identity);
  }
  return winners;
}
