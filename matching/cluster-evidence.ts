import type { Blocks } from './blocking/blocks.ts';
import { clusterRecords } from './clustering/cluster-records.ts';
import type { MatchOptions } from './match-options.ts';
import type { MatchModel } from './model.ts';
import type { Crew } from './parallel/crew.ts';
import { filledStore } from './parallel/filled-store.ts';
import type { Profile } from './profile.ts';
import { comparisonsOf } from './scoring/comparisons.ts';
import { frequencyClassesOf } from './scoring/frequencies.ts';
import { hardConflictFinder } from './scoring/hard-conflict.ts';
import { opinionFinder } from './scoring/opinion.ts';
import { createPairScorer } from './scoring/pair-scorer.ts';
import { scoreCandidates } from './scoring/score-candidates.ts';
import { genericOf } from './scoring/without-generic-values.ts';
import type { RecordTable } from './table/record-table.ts';

/** More likely one customer than not. */
const EVEN_ODDS = 0;

/** Cluster of each row by evidence alone, at even odds: what a model believes, without people's decisions. */
export function clusterEvidence(
  table: RecordTable,
  blocks: Blocks,
  model: MatchModel,
  { duplicateFree }: Profile,
  { limits }: Pick<MatchOptions, 'limits'>,
  crew: Crew,
): Int32Array {
  const store = filledStore(table, genericOf(model), crew);
  const frequencies = frequencyClassesOf(table, comparisonsOf(table.columns), model);
  const edges = scoreCandidates(table, crew, { model, store, frequencies, blocks, duplicateFree, floor: EVEN_ODDS });
  const scorer = createPairScorer(table, model, { store, frequencies, known: edges });
  const findConflict = hardConflictFinder(table, scorer, duplicateFree);
  const clusters = clusterRecords({
    size: table.size,
    edges,
    linkWeight: EVEN_ODDS,
    forbidden: (a, b) => findConflict(a, b) !== null,
    mustLinks: [],
    cannotLinks: [],
    opinion: opinionFinder(scorer, edges),
    customerWeight: scorer.weighGroups,
    clusterSize: limits.clusterSize,
  });
  const clusterOf = Int32Array.from({ length: table.size }, (_, row) => row);
  for (const { rows } of clusters) for (const row of rows) clusterOf[row] = rows[0]!;
  return clusterOf;
}
