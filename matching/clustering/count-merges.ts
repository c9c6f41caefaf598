import type { RowPair } from './decided-pairs.ts';
import { type EdgeList, strongestFirst } from './edge-list.ts';
import { createPartition } from './partition.ts';

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
 * @param strongestField the field that speaks most for one customer in a pair of rows
 */
export function countMerges(input: {
  readonly size: number;
  readonly clusters: readonly (readonly number[])[];
  readonly mustLinks: readonly RowPair[];
  /** Only those strong enough to join. */
  readonly edges: EdgeList;
  readonly strongestField: (a: number, b: number) => string;
}): MergeCounts {
  const { size, clusters, mustLinks, edges, strongestField } = input;
  const clusterOf = new Int32Array(size).fill(NO_CLUSTER);
  for (const [index, rows] of clusters.entries()) for (const row of rows) clusterOf[row] = index;
  const partition = createPartition(size);
  const merges = (a: number, b: number): boolean => {
    const together = clusterOf[a] !== NO_CLUSTER && clusterOf[a] === clusterOf[b];
    if (!together || partition.find(a) === partition.find(b)) return false;
    partition.join(a, b);
    return true;
  };

  let byPeople = 0;
  for (const [a, b] of mustLinks) if (merges(a, b)) byPeople++;
  const byField = new Map<string, number>();
  for (const edge of strongestFirst(edges)) {
    const a = edges.a[edge]!;
    const b = edges.b[edge]!;
    if (!merges(a, b)) continue;
    const field = strongestField(a, b);
    byField.set(field, (byField.get(field) ?? 0) + 1);
  }
  return { byField: Object.fromEntries([...byField].sort(([x], [y]) => (x < y ? -1 : 1))), byPeople };
}

const NO_CLUSTER = -1;
