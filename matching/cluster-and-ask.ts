import { OPINION_LIMIT } from './clustering/agglomerate.ts';
import { clusterRecords, type RowCluster } from './clustering/cluster-records.ts';
import { contestedMustLinks } from './clustering/contested-decisions.ts';
import { type DecidedPairs, decidedPairs } from './clustering/decided-pairs.ts';
import type { EdgeList } from './clustering/edge-list.ts';
import { possibleMatches } from './clustering/possible-matches.ts';
import { publishedClusters } from './clustering/published-clusters.ts';
import { type RecordId, toRecordId } from './ids.ts';
import type { MatchOptions } from './match-options.ts';
import type { MatchResult } from './match-result.ts';
import type { Profile } from './profile.ts';
import { oddsInBits } from './scoring/bits.ts';
import { hardConflictFinder } from './scoring/hard-conflict.ts';
import { opinionFinder } from './scoring/opinion.ts';
import type { PairScorer } from './scoring/pair-scorer.ts';
import type { RecordTable } from './table/record-table.ts';

/** Records to cluster, and what is known about them. */
export interface RecordsToCluster {
  readonly table: RecordTable;
  /** Of the table. */
  readonly scorer: PairScorer;
  /** Pairs of rows at or above the review threshold. */
  readonly edges: EdgeList;
  readonly profile: Profile;
  readonly options: Pick<MatchOptions, 'thresholds' | 'limits' | 'decisions'>;
  /** Clusters of rows that no edge joins with others: they stay as they are, and only questions look at them. */
  readonly standing?: readonly RowCluster[];
}

/** Clusters, and what people should look at. */
export type Clustering = Pick<MatchResult, 'clusters' | 'held' | 'possibleMatches' | 'contestedDecisions'>;

/** The same by row, as far as others need it. */
export interface RowClustering extends Clustering {
  readonly decided: DecidedPairs;
  /** Parallel to `clusters`. */
  readonly rows: readonly (readonly number[])[];
}

/** Clusters records by evidence and decisions, and finds the questions that remain. */
export function clusterAndAsk({
  table,
  scorer,
  edges,
  profile,
  options: { thresholds, limits, decisions },
  standing = [],
}: RecordsToCluster): RowClustering {
  const decided = decidedPairs(table, decisions);
  const findConflict = hardConflictFinder(table, scorer, profile.duplicateFree);
  const linkWeight = oddsInBits(thresholds.link);
  const opinion = opinionFinder(scorer, edges);
  const clusters = clusterRecords({
    size: table.size,
    edges,
    linkWeight,
    forbidden: (a, b) => findConflict(a, b) !== null,
    mustLinks: decided.mustLinks,
    cannotLinks: decided.cannotLinks,
    opinion: (a, b) => (decided.isMustLink(a, b) ? OPINION_LIMIT : opinion(a, b)),
    customerWeight: scorer.weighGroups,
    clusterSize: limits.clusterSize,
  });
  const rows = publishedClusters(clusters, decided);
  const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
  return {
    decided,
    rows,
    clusters: rows.map((members) => members.map(idOf)),
    held: clusters.flatMap((cluster) =>
      cluster.held === null ? [] : [{ members: cluster.rows.map(idOf), reason: cluster.held }],
    ),
    possibleMatches: possibleMatches({
      size: table.size,
      edges,
      clusters: [...clusters, ...standing],
      linkWeight,
      isDecided: (a, b) => decided.isCannotLink(a, b) || decided.isMustLink(a, b),
      isForbidden: (a, b) => decided.isCannotLink(a, b) || findConflict(a, b) !== null,
    }).map((question) => ({ ...question, a: idOf(question.a), b: idOf(question.b) })),
    contestedDecisions: contestedMustLinks(decided, clusters, findConflict).map(({ pair: [a, b], conflict }) => ({
      decision: { kind: 'must_link', a: idOf(a), b: idOf(b) },
      conflict,
    })),
  };
}
