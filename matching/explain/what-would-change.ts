import type { PairDecision } from '../decision.ts';
import type { Evidence } from '../evidence.ts';
import type { FieldName } from '../ids.ts';
import type { MatchThresholds } from './verdict.ts';
import { isJoined, type Verdict, verdictOf } from './verdict.ts';

/**
 * The evidence of a pair, were one field to agree fully or to be unknown; `null` when that cannot be told, as of a field that
 * neither record has.
 */
export type Rescore = (field: FieldName, outcome: Outcome) => Pick<Evidence, 'weight' | 'hardConflict'> | null;
export type Outcome = 'agrees' | 'unknown';

/** One change that would turn the verdict on a pair. */
export interface TurningPoint {
  readonly field: FieldName;
  readonly outcome: Outcome;
  /** The weight of the pair after it. */
  readonly weight: number;
}

/** Where two records are now: one customer, two, or two that people keep apart. */
export type Standing = 'together' | 'apart' | 'kept_apart';

/** How far a pair is from the other verdict, and what would bring it there. */
export interface WhatWouldChange {
  readonly verdict: Verdict;
  /** Bits over the link threshold; negative: missing to it. */
  readonly margin: number;
  /**
   * Single changes that would join two records that are apart, or part two that join; the smallest change first. Empty where
   * the pair's own evidence is not what decides: `decidedElsewhere`.
   */
  readonly turningPoints: readonly TurningPoint[];
  /** Other records, or people, hold the two together or apart, against the verdict on the pair. */
  readonly decidedElsewhere: boolean;
  /** What people could decide to turn it: join the two, part them, or `undo` the decision that keeps them apart. */
  readonly decision: PairDecision['kind'] | 'undo';
}

/**
 * What would have to change for two records that are apart to be joined, or for two that are together to be parted.
 *
 * @param fields those that may change: all that take part in matching
 */
export function whatWouldChange(
  evidence: Evidence,
  fields: readonly FieldName[],
  thresholds: MatchThresholds,
  standing: Standing,
  rescore: Rescore,
): WhatWouldChange {
  const joined = isJoined(evidence, thresholds);
  const decidedElsewhere = standing === 'kept_apart' || joined !== (standing === 'together');
  const turningPoints = (decidedElsewhere ? [] : fields).flatMap((field) =>
    outcomes.flatMap((outcome): TurningPoint[] => {
      const changed = rescore(field, outcome);
      if (changed === null || isJoined(changed, thresholds) === joined) return [];
      return [{ field, outcome, weight: changed.weight }];
    }),
  );
  const change = ({ weight }: TurningPoint): number => Math.abs(weight - evidence.weight);
  return {
    verdict: verdictOf(evidence, thresholds),
    margin: evidence.weight - thresholds.link,
    turningPoints: turningPoints.sort((x, y) => change(x) - change(y)),
    decidedElsewhere,
    decision: decisionFor[standing],
  };
}

const decisionFor: Readonly<Record<Standing, WhatWouldChange['decision']>> = {
  together: 'cannot_link',
  apart: 'must_link',
  kept_apart: 'undo',
};

const outcomes: readonly Outcome[] = ['agrees', 'unknown'];
