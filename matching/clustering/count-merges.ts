import type { RowPair } from './decided-pairs.ts';
import type { EdgeList } from './edge-list.ts';
import { createForest } from './forest.ts';
import { strongestFirst } from './strongest-first.ts';

/** What made one cluster of n records out of n: its n - 1 merges. */
export interface MergeCounts {
  /** By the field that spoke for the merge most. */
  readonly byField: Readonly<Record<string, number>>;
  /** Joined because people said so. */
  readonly byPeople: number;
}

/**
 * Counts the merges behind clusters: people's must-links first, then the strongest edges between what is not merged yet.
 *
 * @param clusters disjoint, each held together by must-links and edges
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
  const { size, clusters, mustLinks, edges, linkWeight, strongestField } = input;
  const clusterOf = new Int32Array(size).fill(NO_CLUSTER);
  for (let index = 0; index < clusters.length; index++) for (const row of clusters[index]!) clusterOf[row] = index;
  const forest = createForest(size);
  const merges = (a: number, b: number): boolean =>
    clusterOf[a] !== NO_CLUSTER && clusterOf[a] === clusterOf[b] && forest.join(a, b);

  let byPeople = 0;
  for (const [a, b] of mustLinks) if (merges(a, b)) byPeople++;
  const byField = new Map<string, number>();
  for (const edge of strongestFirst(edges, linkWeight)) {
    if (!merges(edges.a[edge]!, edges.b[edge]!)) continue;
    const field = strongestField(edge);
    byField.set(field, (byField.get(field) ?? 0) + 1);
  }
  return { byField: Object.fromEntries([...byField].sort(([x], [y]) => (x < y ? -1 : 1))), byPeople };
}

const NO_CLUSTER = -1;
