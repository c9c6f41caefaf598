import type { PossibleMatch } from '../match-result.ts';
import type { RowCluster } from './cluster-records.ts';
import type { EdgeList } from './edge-list.ts';
import { strongestFirst } from './strongest-first.ts';

/** A question for people, by row. */
export interface RowQuestion {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly reason: PossibleMatch['reason'];
}

/**
 * Edges whose records did not end up together, one per pair of clusters: the strongest. Clusters that people decided about, by
 * whichever of their records, are not asked about again, and a pair below the link threshold that a hard conflict keeps apart
 * anyway is not worth asking.
 */
export function possibleMatches(input: {
  /** Number of rows. */
  readonly size: number;
  readonly edges: EdgeList;
  readonly clusters: readonly RowCluster[];
  readonly linkWeight: number;
  readonly isDecided: (a: number, b: number) => boolean;
  /** Hard conflict of two rows, decisions included. */
  readonly isForbidden: (a: number, b: number) => boolean;
}): readonly RowQuestion[] {
  const { size, edges, clusters, linkWeight } = input;
  const clusterOf = new Int32Array(size).fill(-1);
  const nameOf = new Int32Array(size);
  for (let row = 0; row < size; row++) nameOf[row] = row;
  for (const [index, { rows }] of clusters.entries()) {
    for (const row of rows) {
      clusterOf[row] = index;
      nameOf[row] = rows[0]!;
    }
  }
  const rowsOf = (row: number): readonly number[] => clusters[clusterOf[row]!]?.rows ?? [row];

  const asked = new Set<number>();
  const questions: RowQuestion[] = [];
  for (const edge of strongestFirst(edges)) {
    const a = edges.a[edge]!;
    const b = edges.b[edge]!;
    const x = nameOf[a]!;
    const y = nameOf[b]!;
    if (x === y) continue;
    const pair = Math.min(x, y) * size + Math.max(x, y);
    if (asked.has(pair)) continue;
    asked.add(pair);
    const some = (test: (a: number, b: number) => boolean): boolean =>
      rowsOf(a).some((rowA) => rowsOf(b).some((rowB) => test(rowA, rowB)));
    if (some(input.isDecided)) continue;
    const weight = edges.weight[edge]!;
    const forbidden = some(input.isForbidden);
    if (weight < linkWeight) {
      if (!forbidden) questions.push({ a, b, weight, reason: 'below_link_threshold' });
    } else {
      questions.push({ a, b, weight, reason: forbidden ? 'hard_conflict' : 'weak_bridge' });
    }
  }
  return questions;
}
