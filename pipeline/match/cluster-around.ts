import type { Clustering } from '../../matching/cluster-and-ask.ts';
import type { RecordId } from '../../matching/ids.ts';
import { clusterPart } from '../../matching/incremental/cluster-part.ts';
import type { EdgeGraph } from '../../matching/incremental/edge-graph.ts';
import type { MatchOptions } from '../../matching/match-options.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { Profile } from '../../matching/profile.ts';
import { oddsInBits } from '../../matching/scoring/bits.ts';
import type { MatchIndex } from '../ports/match-index.ts';
import { connectedRecords } from './connected-records.ts';
import { tableOfRecords } from './table-of-records.ts';

export interface SeedsToCluster {
  readonly index: MatchIndex;
  /** Edges as they are after the changes, of those records at least that have changed ones. */
  readonly graph: EdgeGraph;
  readonly profile: Profile;
  readonly model: MatchModel;
  readonly options: MatchOptions;
  /** Records that changed, ends of changed edges, and records of changed decisions. */
  readonly seeds: readonly RecordId[];
}

/**
 * Clusters the components of the seeds again. A record outside of them is in the component it was in before, with the same
 * edges and decisions: any path from it to a change would lead to a seed. So its cluster is the same, too.
 */
export async function clusterAround({ index, graph, profile, model, options, seeds }: SeedsToCluster): Promise<{
  /** Ascending. */
  readonly reclustered: readonly RecordId[];
  readonly part: Clustering;
}> {
  const partners = linkedRecords(options);
  const linkWeight = oddsInBits(options.thresholds.link);
  const records = await connectedRecords(seeds, async (some) => {
    graph.add(await index.edgesOf(some));
    return some.flatMap((record) => [
      ...[...graph.around(record)].flatMap(([other, { weight }]) => (weight >= linkWeight ? [other] : [])),
      ...(partners.get(record) ?? []),
    ]);
  });
  const edges = new Set<MatchEdge>();
  const others = new Set<RecordId>();
  for (const record of records) {
    for (const [other, edge] of graph.around(record)) {
      edges.add(edge);
      if (!records.has(other)) others.add(other);
    }
  }
  const standing = others.size === 0 ? [] : await index.clustersOf([...others]);
  const table = await tableOfRecords(index, profile, [...new Set([...records, ...others, ...standing.flat()])]);
  return {
    reclustered: [...records].sort((a, b) => a - b),
    part: clusterPart({ table, records, edges: [...edges], standing }, profile, model, options),
  };
}

/** By record, those that people joined it with. */
function linkedRecords({ decisions }: MatchOptions): ReadonlyMap<RecordId, readonly RecordId[]> {
  const partners = new Map<RecordId, RecordId[]>();
  const add = (record: RecordId, other: RecordId): void => {
    const list = partners.get(record) ?? [];
    partners.set(record, list);
    list.push(other);
  };
  for (const { kind, a, b } of decisions) {
    if (kind !== 'must_link') continue;
    add(a, b);
    add(b, a);
  }
  return partners;
}
