import { reachedPairs } from '../../matching/evaluate/blocking-recall.ts';
import { bCubedScores, clusterPairScores, contingencyOf } from '../../matching/evaluate/contingency.ts';
import { groupRows } from '../../matching/evaluate/row-groups.ts';
import { rowResult } from '../../matching/evaluate/row-result.ts';
import type { Scores } from '../../matching/evaluate/scores.ts';
import { scoresAt, thresholdCurve } from '../../matching/evaluate/threshold-curve.ts';
import { estimatedScores, histogramOf } from '../../matching/evaluate/weight-histogram.ts';
import type { RulesOfRows } from '../../matching/match-options.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { oddsInBits } from '../../matching/scoring/bits.ts';
import { createEncodedCells } from '../../matching/table/delimited/encoded-cells.ts';
import { readColumns } from '../../matching/table/delimited/read-columns.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';

/** How right a run is, against the people behind the records. */
export interface Accuracy {
  /** Scored pairs at the link threshold, before clustering. */
  readonly pairwise: Scores;
  /** Pairs of records inside the clusters. */
  readonly cluster: Scores;
  readonly bcubed: Scores;
  /** Share of the true pairs that a blocking rule reached. */
  readonly blockingRecall: number;
}

/**
 * @param text the delimited text that the table is made of; its column `entity_id` tells the people
 * @param link probability from which pairs are joined
 */
export function measureAccuracy(input: {
  readonly text: Uint8Array;
  readonly table: RecordTable;
  readonly result: MatchResult;
  readonly rulesOf: RulesOfRows;
  readonly link: number;
}): Accuracy & { readonly estimated: Scores } {
  const entities = entityByRow(input.text, input.table);
  const { pairs, clusters } = rowResult(input.table, input.result);
  const threshold = oddsInBits(input.link);
  const contingency = contingencyOf(clusters, entities);
  const reached = reachedPairs(groupRows(entities), (a, b) => input.rulesOf(a, b).length > 0);
  return {
    pairwise: scoresAt(thresholdCurve(pairs, entities, reached.truePairs), threshold),
    cluster: clusterPairScores(contingency),
    bcubed: bCubedScores(contingency),
    blockingRecall: reached.reached / reached.truePairs,
    estimated: estimatedScores(histogramOf(pairs.weight), threshold),
  };
}

/** Entity number by row of the table, whose ids are the row numbers of the text. */
function entityByRow(text: Uint8Array, { ids }: RecordTable): Int32Array {
  const cells = createEncodedCells();
  readColumns(text, ','.charCodeAt(0), [['entity_id', cells.add]]);
  const codes = cells.codes();
  return Int32Array.from(ids, (id) => codes[id - 1]!);
}
