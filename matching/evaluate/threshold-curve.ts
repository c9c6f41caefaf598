import type { EdgeList } from '../clustering/edge-list.ts';
import { type Scores, scoresOfCounts } from './scores.ts';

/**
 * What each match weight would give as a threshold: how many of the scored pairs of known records have at least that weight,
 * and how many of them are right. One entry per distinct weight, heaviest first.
 */
export interface ThresholdCurve {
  readonly weights: Float64Array;
  /** Pairs of at least that weight. */
  readonly found: Float64Array;
  /** Of these, pairs of one entity. */
  readonly correct: Float64Array;
  /** All pairs of one entity, reached by a blocking rule or not. */
  readonly wanted: number;
}

/** @param entities entity number by row; -1: not known, its pairs are left out */
export function thresholdCurve(pairs: EdgeList, entities: Int32Array, wanted: number): ThresholdCurve {
  const keys = new Float64Array(pairs.length);
  let known = 0;
  for (let pair = 0; pair < pairs.length; pair++) {
    const [a, b] = [entities[pairs.a[pair]!]!, entities[pairs.b[pair]!]!];
    if (a >= 0 && b >= 0) keys[known++] = Math.round(pairs.weight[pair]! * GRID) * 2 + (a === b ? 1 : 0);
  }
  const ascending = keys.subarray(0, known).sort();
  const weights: number[] = [];
  const found: number[] = [];
  const correct: number[] = [];
  let right = 0;
  for (let at = known - 1; at >= 0; at--) {
    const step = Math.floor(ascending[at]! / 2);
    right += ascending[at]! - step * 2;
    if (at > 0 && Math.floor(ascending[at - 1]! / 2) === step) continue;
    weights.push(step / GRID);
    found.push(known - at);
    correct.push(right);
  }
  return {
    weights: Float64Array.from(weights),
    found: Float64Array.from(found),
    correct: Float64Array.from(correct),
    wanted,
  };
}

/** Scores of the pairs of at least this weight. */
export function scoresAt(curve: ThresholdCurve, weight: number): Scores {
  let low = 0;
  let high = curve.weights.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve.weights[middle]! >= weight) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? scoresOfCounts(0, 0, curve.wanted) : scoresOfPoint(curve, low - 1);
}

/** The threshold with the highest F1, chosen with the truth in hand; of equal ones the highest. Null without pairs. */
export function bestThreshold(curve: ThresholdCurve): { readonly weight: number; readonly scores: Scores } | null {
  let best: { readonly weight: number; readonly scores: Scores } | null = null;
  for (const [point, weight] of curve.weights.entries()) {
    const scores = scoresOfPoint(curve, point);
    if (best === null || scores.f1 > best.scores.f1) best = { weight, scores };
  }
  return best;
}

/** Steps per bit: the grid on which all weights lie. */
const GRID = 1024;

function scoresOfPoint({ found, correct, wanted }: ThresholdCurve, point: number): Scores {
  return scoresOfCounts(correct[point]!, found[point]!, wanted);
}
