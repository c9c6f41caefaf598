import { pairsAmong, type Scores, scoresOf, scoresOfCounts } from './scores.ts';

/**
 * How often each cluster meets each entity, and nothing else: all that cluster metrics need, without a list of pairs. Rows
 * without a known entity are left out, from the sizes of clusters too.
 */
export interface Contingency {
  /** Rows with a known entity. */
  readonly rows: number;
  /** Rows of each cell: of a cluster that belong to one entity. */
  readonly cells: Uint32Array;
  /** By cell: rows of its whole cluster. */
  readonly clusterSizes: Uint32Array;
  /** By cell: rows of its whole entity. */
  readonly entitySizes: Uint32Array;
  readonly clusterPairs: number;
  readonly entityPairs: number;
}

/**
 * @param clusters cluster number by row, from 0
 * @param entities entity number by row, from 0; -1: not known
 */
export function contingencyOf(clusters: Int32Array, entities: Int32Array): Contingency {
  const known = clusters.reduce((count, _, row) => count + (entities[row]! < 0 ? 0 : 1), 0);
  const keys = new Float64Array(known);
  let filled = 0;
  for (let row = 0; row < clusters.length; row++) {
    if (entities[row]! >= 0) keys[filled++] = clusters[row]! * BASE + entities[row]!;
  }
  keys.sort();
  const clusterOf = keys.map((key) => Math.floor(key / BASE));
  const entityOf = keys.map((key) => key % BASE);
  const clusterTotals = tally(clusterOf);
  const entityTotals = tally(entityOf);
  const cells: number[] = [];
  const clusterSizes: number[] = [];
  const entitySizes: number[] = [];
  for (let start = 0, end = 0; start < known; start = end) {
    while (end < known && keys[end] === keys[start]) end++;
    cells.push(end - start);
    clusterSizes.push(clusterTotals[clusterOf[start]!]!);
    entitySizes.push(entityTotals[entityOf[start]!]!);
  }
  return {
    rows: known,
    cells: Uint32Array.from(cells),
    clusterSizes: Uint32Array.from(clusterSizes),
    entitySizes: Uint32Array.from(entitySizes),
    clusterPairs: pairsWithin(clusterTotals),
    entityPairs: pairsWithin(entityTotals),
  };
}

/** Scores of the pairs of rows that share a cluster, against those that share an entity. */
export function clusterPairScores({ cells, clusterPairs, entityPairs }: Contingency): Scores {
  return scoresOfCounts(pairsWithin(cells), clusterPairs, entityPairs);
}

/**
 * B-cubed scores (Bagga & Baldwin 1998): for each row, the share of its cluster that belongs to its entity (precision) and
 * the share of its entity that is in its cluster (recall), averaged over the rows. Large clusters weigh less than in pairs.
 */
export function bCubedScores({ rows, cells, clusterSizes, entitySizes }: Contingency): Scores {
  if (rows === 0) return scoresOf(1, 1);
  let precision = 0;
  let recall = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const square = cells[cell]! ** 2;
    precision += square / clusterSizes[cell]!;
    recall += square / entitySizes[cell]!;
  }
  return scoresOf(precision / rows, recall / rows);
}

/** Above every cluster and entity number; two numbers fit into one float. */
const BASE = 2 ** 26;

function tally(numbers: Float64Array): Uint32Array {
  const totals = new Uint32Array(numbers.reduce((most, number) => Math.max(most, number + 1), 0));
  for (const number of numbers) totals[number]!++;
  return totals;
}

function pairsWithin(sizes: Uint32Array): number {
  let pairs = 0;
  for (const size of sizes) pairs += pairsAmong(size);
  return pairs;
}
