import type { RowCluster } from './cluster-records.ts';
import type { DecidedPairs } from './decided-pairs.ts';
import { createPartition } from './partition.ts';

/** Clusters to publish: those that are not held and, of held ones, the parts that people joined (law 5); by first row. */
export function publishedClusters(clusters: readonly RowCluster[], decided: DecidedPairs): (readonly number[])[] {
  const published: (readonly number[])[] = [];
  for (const { rows, held } of clusters) {
    if (held === null) published.push(rows);
    else published.push(...joinedByPeople(rows, decided));
  }
  return published.sort((a, b) => a[0]! - b[0]!);
}

function joinedByPeople(rows: readonly number[], { mustLinks }: DecidedPairs): (readonly number[])[] {
  const local = new Map(rows.map((row, index) => [row, index]));
  const partition = createPartition(rows.length);
  for (const [a, b] of mustLinks) {
    const [x, y] = [local.get(a), local.get(b)];
    if (x !== undefined && y !== undefined) partition.join(x, y);
  }
  return partition.clusters(2).map((cluster) => cluster.map((index) => rows[index]!));
}
