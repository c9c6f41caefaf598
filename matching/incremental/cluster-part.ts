import { type Clustering, clusterAndAsk } from '../cluster-and-ask.ts';
import type { EdgeList } from '../clustering/edge-list.ts';
import type { RecordId } from '../ids.ts';
import type { MatchOptions } from '../match-options.ts';
import type { MatchEdge } from '../match-result.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import type { RecordTable } from '../table/record-table.ts';
import { rowsById } from '../table/rows-by-id.ts';

/** Records to cluster, apart from all others. */
export interface PartToCluster {
  /** These records, and those of the clusters that edges below the link threshold lead to. */
  readonly table: RecordTable;
  /**
   * Whole components of the edges that join and of must-links. Clusters are made edge by edge and look at nothing but the
   * members of the two clusters, so that they come out as they would among all records.
   */
  readonly records: ReadonlySet<RecordId>;
  /** All edges with an end among the records. */
  readonly edges: readonly MatchEdge[];
  /** Clusters of the other records of the table. */
  readonly standing: readonly (readonly RecordId[])[];
}

export function clusterPart(
  { table, records, edges, standing }: PartToCluster,
  profile: Profile,
  model: MatchModel,
  options: MatchOptions,
): Clustering {
  const rowOf = rowsById(table);
  const decisions = options.decisions.filter(({ a, b }) => records.has(a) || records.has(b));
  const { clusters, held, possibleMatches, contestedDecisions } = clusterAndAsk({
    table,
    scorer: createPairScorer(table, model),
    edges: edgeListOf(edges, rowOf),
    profile,
    options: { ...options, decisions },
    standing: standing.map((members) => ({
      rows: members.map((id) => rowOf.get(id)!).sort((a, b) => a - b),
      held: null,
    })),
  });
  return { clusters, held, possibleMatches, contestedDecisions };
}

function edgeListOf(edges: readonly MatchEdge[], rowOf: ReadonlyMap<number, number>): EdgeList {
  return {
    length: edges.length,
    a: Int32Array.from(edges, ({ a }) => rowOf.get(a)!),
    b: Int32Array.from(edges, ({ b }) => rowOf.get(b)!),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  };
}
