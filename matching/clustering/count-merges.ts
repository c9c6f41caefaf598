import type { RowPair } from './decided-pairs.ts';
import type { EdgeList } from './edge-list.ts';
import { edgesByRow } from './edges-by-row.ts';
import { createForest } from './forest.ts';

/** What made one cluster of n records out of n: its n - 1 merges. */
export interface MergeCounts {
  /** By the field that spoke for the merge most. */
  readonly byField: Readonly<Record<string, number>>;
  /** Joined because people said so. */
  readonly byPeople: number;
}

/**
 * Counts the merges behind clusters: people's must-links first, then the strongest edges between what is not merged yet. Cluster
 * by cluster, because their rows and edges lie scattered.
 *
 * @param clusters disjoint, rows ascending, each held together by must-links and edges
 */
export function countMerges(input: {
  readonly size: number;
  readonly clusters: readonly (readonly number[])[];
  readonly mustLinks: readonly RowPair[];
  readonly edges: EdgeList;
  /** Weight of the weakest edge that joins. */
  readonly linkWeight: number;
  /** The field that speaks most for one customer in the pair of an edge. */
  readonly strongestField: (edge: number) => string;
}): MergeCounts {
  const { size, clusters, mustLinks, edges, strongestField } = input;
  const linksOf = mustLinksByRow(mustLinks);
  const edgesWithin = edgesWithinFinder(edges, input.linkWeight);
  const forest = createForest(size);
  const byField = new Map<string, number>();
  let byPeople = 0;
  for (const rows of clusters) {
    if (linksOf.size > 0) {
      for (const row of rows) {
        for (const other of linksOf.get(row) ?? []) if (rows.includes(other) && forest.join(row, other)) byPeople++;
      }
    }
    for (const edge of edgesWithin(rows)) {
      if (!forest.join(edges.a[edge]!, edges.b[edge]!)) continue;
      const field = strongestField(edge);
      byField.set(field, (byField.get(field) ?? 0) + 1);
    }
  }
  return { byField: Object.fromEntries([...byField].sort(([x], [y]) => (x < y ? -1 : 1))), byPeople };
}

function mustLinksByRow(mustLinks: readonly RowPair[]): ReadonlyMap<number, readonly number[]> {
  const linksOf = new Map<number, number[]>();
  for (const [a, b] of mustLinks) {
    const links = linksOf.get(a) ?? [];
    links.push(b);
    linksOf.set(a, links);
  }
  return linksOf;
}

/** Finds the edges within some rows, strongest first. */
function edgesWithinFinder(edges: EdgeList, least: number): (rows: readonly number[]) => readonly number[] {
  const { starts, order } = edgesByRow(edges);
  return (rows) => {
    const within: number[] = [];
    for (const row of rows) {
      if (row + 1 >= starts.length) break;
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        const edge = order[at]!;
        if (edges.weight[edge]! >= least && rows.includes(edges.b[edge]!)) within.push(edge);
      }
    }
    return within.length < 2 ? within : within.sort((x, y) => edges.weight[y]! - edges.weight[x]!);
  };
}
