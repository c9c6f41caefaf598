import type { PossibleMatch } from '../match-result.ts';
import type { RowCluster } from './cluster-records.ts';
import { type EdgeList, strongestFirst } from './edge-list.ts';

/** A question for people, by row. */
export interface RowQuestion {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly reason: PossibleMatch['reason'];
}

/**
 * Edges whose records did not end up together, one per pair of clusters: the strongest. Pairs that people decided are not
 * asked again, and a pair below the link threshold that a hard conflict keeps apart anyway is not worth asking.
 */
export function possibleMatches(input: {
  readonly edges: EdgeList;
  readonly clusters: readonly RowCluster[];
  readonly linkWeight: number;
  readonly isDecided: (a: number, b: number) => boolean;
  /** Hard conflict of two rows, decisions included. */
  readonly isForbidden: (a: number, b: number) => boolean;
}): readonly RowQuestion[] {
  const { edges, clusters, linkWeight } = input;
  const clusterOf = new Map<number, number>();
  for (const [index, { rows }] of clusters.entries()) for (const row of rows) clusterOf.set(row, index);
  const nameOf = (row: number): number => clusters[clusterOf.get(row) ?? -1]?.rows[0] ?? row;
  const rowsOf = (row: number): readonly number[] => clusters[clusterOf.get(row) ?? -1]?.rows ?? [row];

  const asked = new Set<string>();
  const questions: RowQuestion[] = [];
  for (const edge of strongestFirst(edges)) {
    const a = edges.a[edge]!;
    const b = edges.b[edge]!;
    const [x, y] = [nameOf(a), nameOf(b)];
    if (x === y || input.isDecided(a, b)) continue;
    const name = x < y ? `${x} ${y}` : `${y} ${x}`;
    if (asked.has(name)) continue;
    asked.add(name);
    const weight = edges.weight[edge]!;
    const forbidden = rowsOf(a).some((rowA) => rowsOf(b).some((rowB) => input.isForbidden(rowA, rowB)));
    if (weight < linkWeight) {
      if (!forbidden) questions.push({ a, b, weight, reason: 'below_link_threshold' });
    } else {
      questions.push({ a, b, weight, reason: forbidden ? 'hard_conflict' : 'weak_bridge' });
    }
  }
  return questions;
}
