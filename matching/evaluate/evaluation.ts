import type { Profile } from '../profile.ts';
import { blockingRecall, type ReachedPairs } from './blocking-recall.ts';
import { bCubedScores, clusterPairScores, contingencyOf } from './contingency.ts';
import { type ErrorReport, falseMerges, misses } from './error-samples.ts';
import type { ExplainRows } from './explain-rows.ts';
import { groupRows } from './row-groups.ts';
import type { RowResult } from './row-result.ts';
import type { Scores } from './scores.ts';
import { bestThreshold, scoresAt, type ThresholdCurve, thresholdCurve } from './threshold-curve.ts';

/** How right a match result is, against the truth. Rows whose entity is not known take no part. */
export interface Evaluation {
  /** Scored pairs at the link threshold, before clustering; recall counts the pairs that no rule reached too. */
  readonly pairwise: Scores;
  /** Pairs of records inside the clusters. */
  readonly cluster: Scores;
  readonly bcubed: Scores;
  /** Share (0..1) of the true pairs that a blocking rule reached. */
  readonly blockingRecall: number;
  readonly curve: ThresholdCurve;
  /** The link threshold that would have been best for the scored pairs, in bits; null without pairs. */
  readonly best: { readonly weight: number; readonly scores: Scores } | null;
  readonly falseMerges: ErrorReport;
  readonly misses: ErrorReport;
}

export interface EvaluationInput {
  readonly result: RowResult;
  /** Entity number by row, from 0; -1: not known. */
  readonly entities: Int32Array;
  /** The pairs of `groupRows(entities)` that a blocking rule reached. */
  readonly reached: ReachedPairs;
  /** Link threshold in bits. */
  readonly threshold: number;
  readonly profile: Profile;
  readonly explain: ExplainRows;
  /** Most errors to look at, and most examples per cause. */
  readonly limits: { readonly examined: number; readonly examples: number };
}

export function evaluate(input: EvaluationInput): Evaluation {
  const { result, entities, reached, threshold } = input;
  const table = contingencyOf(result.clusters, entities);
  const curve = thresholdCurve(result.pairs, entities, reached.truePairs);
  const errors = { ...input, clusters: result.clusters };
  return {
    pairwise: scoresAt(curve, threshold),
    cluster: clusterPairScores(table),
    bcubed: bCubedScores(table),
    blockingRecall: blockingRecall(reached),
    curve,
    best: bestThreshold(curve),
    falseMerges: falseMerges(errors),
    misses: misses(errors, groupRows(entities), reached),
  };
}
