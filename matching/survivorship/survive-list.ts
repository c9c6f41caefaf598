import type { Provenance } from '../golden-record.ts';
import { type Candidate, isUnanimous } from './candidate.ts';
import { choose, firstOf } from './choose.ts';
import type { SurvivorshipRule } from './rule.ts';
import type { RuleOutcome } from './rule-step.ts';
import { applyRule } from './rules/apply-rule.ts';
import type { RuleContext } from './rules/narrow.ts';

export interface ListChoice {
  /** One candidate per distinct value, best first. */
  readonly winners: readonly Candidate[];
  readonly rule: Provenance['rule'];
}

/**
 * Chooses the values of a list field. With `union` every distinct value is kept (that meets its condition), best first by the
 * other rules in their order. Without it, or when none meets it, the list is what the first rule that has a preference keeps,
 * ordered by the rules after it.
 *
 * @param candidates never empty; in canonical order of their records
 */
export function surviveList(
  candidates: readonly Candidate[],
  rules: readonly SurvivorshipRule[],
  context: RuleContext,
): ListChoice {
  if (isUnanimous(candidates)) return { winners: [firstOf(candidates)], rule: 'only' };
  const { chosen, kept } = listRule(candidates, rules, context);
  const ranking = rules
    .slice(chosen?.rule === 'union' || chosen === null ? 0 : rules.indexOf(chosen) + 1)
    .filter(ranks);
  if (context.observe !== undefined)
    for (const rule of rules) {
      const outcome = outcomeOf(rule, chosen, ranking);
      context.observe({ rule, outcome, before: candidates, kept: rule === chosen ? kept : candidates });
    }
  return { winners: ranked(kept, ranking, { ...context, observe: undefined }), rule: chosen?.rule ?? 'tie_break' };
}

/** The rule that says which values are in the list. */
function listRule(
  candidates: readonly Candidate[],
  rules: readonly SurvivorshipRule[],
  context: RuleContext,
): { readonly chosen: SurvivorshipRule | null; readonly kept: readonly Candidate[] } {
  const unions = rules.filter(({ rule }) => rule === 'union');
  for (const rule of [...unions, ...rules.filter(ranks)]) {
    const kept = applyRule(candidates, rule, context);
    if (kept !== null && kept.length > 0) return { chosen: rule, kept };
  }
  return { chosen: null, kept: candidates };
}

/** `union` keeps all alike, and unanimity is about one value. */
function ranks({ rule }: SurvivorshipRule): boolean {
  return rule !== 'union' && rule !== 'unanimous';
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
    const winner = choose(left, rules, context).winner!;
    winners.push(winner);
    left = left.filter((candidate) => candidate.identity !== winner.identity);
  }
  return winners;
}

function outcomeOf(
  rule: SurvivorshipRule,
  chosen: SurvivorshipRule | null,
  ranking: readonly SurvivorshipRule[],
): RuleOutcome {
  if (rule === chosen) return 'listed';
  if (ranking.includes(rule)) return 'ordered';
  return rule.when === undefined ? 'no_preference' : 'not_met';
}
