import type { FieldTypeName } from '../../field-types/field-type.ts';
import type { FieldName, RecordId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import type { Circumstances } from '../condition.ts';
import type { RuleName, SurvivorshipRule } from '../rule.ts';
import type { Observe } from '../rule-step.ts';
import type { TrustTable } from '../trust.ts';

/** What a rule may look at beside the candidates. */
export interface RuleContext {
  /** The field that is decided; for a group, its first. */
  readonly field: FieldName;
  readonly type: FieldTypeName;
  /** Fields that survive together; null for a single field. */
  readonly group: readonly FieldName[] | null;
  readonly setting: RuleSetting;
  readonly observe: Observe | undefined;
}

/** What is the same for all fields of a customer. */
export interface RuleSetting extends Circumstances {
  readonly trust: TrustTable;
  /** Records that hold the winning values of another field: first the winner itself, then those that agree with it. */
  readonly holdersOf: (field: FieldName) => readonly RecordId[];
}

/**
 * One survivorship rule: keeps the candidates that it prefers. Empty: the rule yields nothing and the next one goes on with
 * all candidates. Never depends on the order of the candidates.
 */
export type Narrow<Name extends RuleName> = (
  candidates: readonly Candidate[],
  rule: Extract<SurvivorshipRule, { rule: Name }>,
  context: RuleContext,
) => readonly Candidate[];

/** The candidates with the greatest measure. */
export function greatest(candidates: readonly Candidate[], measure: (candidate: Candidate) => number): Candidate[] {
  let best = Number.NEGATIVE_INFINITY;
  let kept: Candidate[] = [];
  for (const candidate of candidates) {
    const size = measure(candidate);
    if (size > best) {
      best = size;
      kept = [candidate];
    } else if (size === best) {
      kept.push(candidate);
    }
  }
  return kept;
}
