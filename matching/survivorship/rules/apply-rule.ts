import type { Candidate } from '../candidate.ts';
import { meets } from '../condition.ts';
import type { SurvivorshipRule } from '../rule.ts';
import { firstValid } from './first-valid.ts';
import { follow } from './follow.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { mostComplete } from './most-complete.ts';
import { mostFrequent } from './most-frequent.ts';
import { mostRecent } from './most-recent.ts';
import { mostRestrictive } from './most-restrictive.ts';
import type { RuleContext } from './narrow.ts';
import { oldest } from './oldest.ts';
import { sourcePriority } from './source-priority.ts';
import { mostTrusted } from './trust.ts';
import { unanimous } from './unanimous.ts';

/**
 * Candidates that one rule prefers among those that meet its condition; empty when it yields nothing, null when its condition
 * holds for none. `union` prefers none: lists read it where it stands.
 */
export function applyRule(
  candidates: readonly Candidate[],
  rule: SurvivorshipRule,
  context: RuleContext,
): readonly Candidate[] | null {
  const { when } = rule;
  if (when === undefined) return prefer(candidates, rule, context);
  const eligible = candidates.filter((candidate) => meets(candidate, when, context.setting));
  return eligible.length === 0 ? null : prefer(eligible, rule, context);
}

function prefer(candidates: readonly Candidate[], rule: SurvivorshipRule, context: RuleContext): readonly Candidate[] {
  switch (rule.rule) {
    case 'source_priority':
      return sourcePriority(candidates, rule, context);
    case 'trust':
      return mostTrusted(candidates, rule, context);
    case 'unanimous':
      return unanimous(candidates, rule, context);
    case 'most_recent':
      return mostRecent(candidates, rule, context);
    case 'oldest':
      return oldest(candidates, rule, context);
    case 'most_frequent':
      return mostFrequent(candidates, rule, context);
    case 'most_complete':
      return mostComplete(candidates, rule, context);
    case 'most_restrictive':
      return mostRestrictive(candidates, rule, context);
    case 'union':
      return candidates;
    case 'first_valid':
      return firstValid(candidates, rule, context);
    case 'min':
      return min(candidates, rule, context);
    case 'max':
      return max(candidates, rule, context);
    case 'follow':
      return follow(candidates, rule, context);
    default:
      return rule satisfies never;
  }
}
