import type { Scores } from './scores.ts';
import { scoresAt, type ThresholdCurve } from './threshold-curve.ts';

/** A point of a threshold chart. */
export interface ChartPoint extends Scores {
  /** Threshold in bits. */
  readonly weight: number;
}

/** What a threshold chart shows. */
export interface ThresholdChart {
  /** By ascending threshold, evenly spread. */
  readonly points: readonly ChartPoint[];
  /** The threshold that is used, in bits. */
  readonly automatic: number;
  /** The best one with hindsight; null without pairs. */
  readonly best: number | null;
}

/** Bits shown at most on either side of the thresholds that matter; beyond, nothing changes that a chart could show. */
const WIDEST = 30;

export function thresholdChart(
  curve: ThresholdCurve,
  automatic: number,
  best: number | null,
  steps: number,
): ThresholdChart {
  const marks = [automatic, ...(best === null ? [] : [best])];
  const lightest = curve.weights.at(-1) ?? automatic;
  const heaviest = curve.weights[0] ?? automatic;
  const from = Math.floor(Math.min(...marks, Math.max(lightest, Math.min(...marks) - WIDEST)));
  const to = Math.ceil(Math.max(...marks, Math.min(heaviest, Math.max(...marks) + WIDEST))) + 1;
  const points = Array.from({ length: steps }, (_, step) => {
    const weight = from + ((to - from) * step) / (steps - 1);
    return { weight, ...scoresAt(curve, weight) };
  });
  return { points, automatic, best };
}
