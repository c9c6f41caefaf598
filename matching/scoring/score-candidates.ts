import type { Blocks } from '../blocking/blocks.ts';
import { createMarks, forEachCandidate } from '../blocking/candidates.ts';
import type { EdgeList } from '../clustering/edge-list.ts';
import type { SourceName } from '../ids.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import { joinableFinder } from './joinable.ts';
import type { PairScorer } from './pair-scorer.ts';

/** Candidate pairs at or above the floor. */
export interface ScoredPairs extends EdgeList {
  /** Level per comparison: entries `edge * comparisons` up to `(edge + 1) * comparisons`. */
  readonly levels: Int8Array;
  /** How many pairs were scored to find these. */
  readonly candidates: number;
}

const PROGRESS_EVERY = 4096;

/** Scores the candidates of every row. */
export function scoreCandidates(
  table: RecordTable,
  blocks: Blocks,
  scorer: PairScorer,
  options: {
    readonly floor: number;
    readonly duplicateFree: ReadonlySet<SourceName>;
    readonly onProgress?: (done: number, total: number) => void;
  },
): ScoredPairs {
  const isJoinable = joinableFinder(table, options.duplicateFree);
  const a = growableInts();
  const b = growableInts();
  const weights: number[] = [];
  const levels: number[] = [];
  let candidates = 0;
  const visit = (rowA: number, rowB: number): void => {
    if (!isJoinable(rowA, rowB)) return;
    candidates++;
    const weight = scorer.weigh(rowA, rowB, options.floor);
    if (weight === Number.NEGATIVE_INFINITY) return;
    a.push(rowA);
    b.push(rowB);
    weights.push(weight);
    for (const level of scorer.findings.levels) levels.push(level);
  };
  const marks = createMarks(table.size);
  for (let from = 0; from < table.size; from += PROGRESS_EVERY) {
    const to = Math.min(table.size, from + PROGRESS_EVERY);
    forEachCandidate(blocks, from, to, marks, visit);
    options.onProgress?.(to, table.size);
  }
  return {
    length: weights.length,
    a: a.view(),
    b: b.view(),
    weight: Float64Array.from(weights),
    levels: Int8Array.from(levels),
    candidates,
  };
}
