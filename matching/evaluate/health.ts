import type { PairScorer } from '../scoring/pair-scorer.ts';
import type { RecordTable } from '../table/record-table.ts';
import { type Contradictions, clusterSizes, contradictions, type SizeCount } from './cluster-health.ts';
import { groupRows } from './row-groups.ts';
import type { RowResult } from './row-result.ts';
import type { Scores } from './scores.ts';
import { type Unlinkable, unlinkable } from './unlinkable.ts';
import { estimatedScores, histogramOf, type WeightBar, weightBars } from './weight-histogram.ts';

/** What can be told about a match result without truth. */
export interface Health {
  /** Precision and recall of the scored pairs at the link threshold, as the model itself expects them. */
  readonly estimated: Scores;
  readonly unlinkable: Unlinkable;
  readonly contradictions: readonly Contradictions[];
  readonly clusterSizes: readonly SizeCount[];
  /** Distribution of the match weights, in bars of 2 bits. */
  readonly weights: readonly WeightBar[];
}

const BITS_PER_BAR = 2;

/** @param threshold link threshold in bits */
export function health(
  table: RecordTable,
  { pairs, clusters }: RowResult,
  scorer: PairScorer,
  threshold: number,
): Health {
  const groups = groupRows(clusters);
  const histogram = histogramOf(pairs.weight);
  return {
    estimated: estimatedScores(histogram, threshold),
    unlinkable: unlinkable(table, scorer, threshold),
    contradictions: contradictions(table, groups),
    clusterSizes: clusterSizes(groups),
    weights: weightBars(histogram, BITS_PER_BAR),
  };
}
