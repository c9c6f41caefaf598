import type { Blocks } from './blocking/blocks.ts';
import { rulesOfPair } from './blocking/candidates.ts';
import { candidateBlocks } from './candidate-blocks.ts';
import { clusterAndAsk } from './cluster-and-ask.ts';
import { countMerges } from './clustering/count-merges.ts';
import { edgesByRow } from './clustering/edges-by-row.ts';
import { toRecordId } from './ids.ts';
import type { MatchOptions } from './match-options.ts';
import type { MatchEdge, MatchResult } from './match-result.ts';
import type { MatchModel } from './model.ts';
import { type Crew, workAlone } from './parallel/crew.ts';
import { filledStore } from './parallel/filled-store.ts';
import type { Profile } from './profile.ts';
import { oddsInBits } from './scoring/bits.ts';
import { comparisonsOf } from './scoring/comparisons.ts';
import { frequencyClassesOf } from './scoring/frequencies.ts';
import { createPairScorer } from './scoring/pair-scorer.ts';
import { type ScoredPairs, scoreCandidates } from './scoring/score-candidates.ts';
import { strongestField } from './scoring/strongest-field.ts';
import { genericOf } from './scoring/without-generic-values.ts';
import type { RecordTable } from './table/record-table.ts';

/**
 * Matches the records of a table: blocks, scores, clusters. The result depends on the records, the model, the options and the
 * decisions as sets, and on nothing else (law 3).
 *
 * @throws YektaError `internal` when the model was made for another profile
 */
export function matchTable(
  table: RecordTable,
  profile: Profile,
  model: MatchModel,
  options: MatchOptions,
  crew: Crew = workAlone(),
): MatchResult {
  crew.load(table);
  options.onStage?.('block');
  const store = filledStore(table, genericOf(model), crew);
  const frequencies = frequencyClassesOf(table, comparisonsOf(table.columns), model);
  const blocks = candidateBlocks(table, genericOf(model), options, crew);
  options.onBlocked?.((a, b) => ruleNames(blocks, a, b));
  options.onStage?.('score');
  const { duplicateFree } = profile;
  const floor = oddsInBits(options.thresholds.review);
  const pairs = scoreCandidates(
    table,
    crew,
    { model, store, frequencies, blocks, duplicateFree, floor },
    options.onProgress,
  );
  options.onStage?.('cluster');
  const scorer = createPairScorer(table, model, { store, frequencies, known: pairs });
  const { rows, decided, ...clustering } = clusterAndAsk({ table, scorer, edges: pairs, profile, options });
  const merges = countMerges({
    size: table.size,
    clusters: rows,
    mustLinks: decided.mustLinks,
    edges: pairs,
    linkWeight: oddsInBits(options.thresholds.link),
    strongestField: (edge) => strongestField(scorer, pairs.a[edge]!, pairs.b[edge]!),
  });
  let edges: readonly MatchEdge[] | null = null;
  return {
    get edges() {
      edges ??= toMatchEdges(table, pairs);
      return edges;
    },
    ...clustering,
    statistics: {
      records: table.size,
      candidatePairs: pairs.candidates,
      pairsByRule: Object.fromEntries(blocks.rules.map(({ rule, pairs }) => [rule, pairs])),
      skippedKeysByRule: Object.fromEntries(blocks.rules.map(({ rule, skippedKeys }) => [rule, skippedKeys])),
      mergesByField: merges.byField,
      mergesByPeople: merges.byPeople,
    },
  };
}

/** Edges in canonical order of their pairs. */
function toMatchEdges(table: RecordTable, pairs: ScoredPairs): MatchEdge[] {
  const width = pairs.length === 0 ? 0 : pairs.levels.length / pairs.length;
  return Array.from(edgesByRow(pairs).order, (edge) => ({
    a: toRecordId(table.ids[pairs.a[edge]!]!),
    b: toRecordId(table.ids[pairs.b[edge]!]!),
    weight: pairs.weight[edge]!,
    levels: Array.from(pairs.levels.subarray(edge * width, (edge + 1) * width)),
  }));
}

function ruleNames(blocks: Blocks, a: number, b: number): string[] {
  return rulesOfPair(blocks, a, b).map((rule) => blocks.rules[rule]!.rule);
}
