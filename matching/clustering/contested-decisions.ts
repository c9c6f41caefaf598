import type { HardConflict } from '../evidence.ts';
import type { RowCluster } from './cluster-records.ts';
import type { DecidedPairs, RowPair } from './decided-pairs.ts';

/** A must-link, by row, that contradicts hard evidence, or that another judgement keeps from holding. */
export interface ContestedMustLink {
  readonly pair: RowPair;
  readonly conflict: HardConflict;
}

export function contestedMustLinks(
  { mustLinks }: DecidedPairs,
  clusters: readonly RowCluster[],
  findConflict: (a: number, b: number) => HardConflict | null,
): readonly ContestedMustLink[] {
  if (mustLinks.length === 0) return [];
  const clusterOf = new Map<number, RowCluster>();
  for (const cluster of clusters) for (const row of cluster.rows) clusterOf.set(row, cluster);
  return mustLinks.flatMap((pair) => {
    const [a, b] = pair;
    const joined = clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
    const conflict = joined ? findConflict(a, b) : ({ reason: 'cannot_link' } as const);
    return conflict === null ? [] : [{ pair, conflict }];
  });
}
