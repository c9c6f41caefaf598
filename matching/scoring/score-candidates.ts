import { forEachCandidate } from '../blocking/candidate-pairs.ts';
import type { RuleBlocks } from '../blocking/rule-blocks.ts';
import type { EdgeList } from '../clustering/edge-list.ts';
import type { SourceName } from '../ids.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import { kindsContradict } from './hard-conflict.ts';
import type { PairScorer } from './pair-scorer.ts';

/** Candidate pairs at or above the review threshold. */
export interface ScoredPairs extends EdgeList {
  /** Level per comparison: entries `edge * comparisons` up to `(edge + 1) * comparisons`. */
  readonly levels: Int8Array;
  /** How many pairs were scored to find these. */
  readonly candidates: number;
}

const PROGRESS_EVERY = 1024;

/** Scores the candidates of every row. Pairs that could never join and need no question (other kind, same duplicate-free source) are no candidates. */
export function scoreCandidates(
  table: RecordTable,
  blocks: readonly RuleBlocks[],
  scorer: PairScorer,
  options: {
    readonly floor: number;
    readonly duplicateFree: ReadonlySet<SourceName>;
    readonly onProgress?: (done: number, total: number) => void;
  },
): ScoredPairs {
  const isDuplicateFree = table.sourceNames.map((name) => options.duplicateFree.has(name));
  const a = growableInts();
  const b = growableInts();
  const weights: number[] = [];
  const levels: number[] = [];
  let candidates = 0;
  const visit = (rowA: number, rowB: number): void => {
    if (kindsContradict(table, rowA, rowB)) return;
    if (table.sources[rowA] === table.sources[rowB] && isDuplicateFree[table.sources[rowA]!]) return;
    candidates++;
    const weight = scorer.weigh(rowA, rowB, options.floor);
    if (weight === Number.NEGATIVE_INFINITY) return;
    a.push(rowA);
    b.push(rowB);
    weights.push(weight);
    for (const level of scorer.findings.levels) levels.push(level);
  };
  forEachCandidate(blocks, table.size, visit, (row) => {
    if ((row + 1) % PROGRESS_EVERY === 0) options.onProgress?.(row + 1, table.size);
  });
  options.onProgress?.(table.size, table.size);
  return {
    length: weights.length,
    a: a.view(),
    b: b.view(),
    weight: Float64Array.from(weights),
    levels: Int8Array.from(levels),
    candidates,
  };
}
