import { agglomerate, type JoinRules } from './agglomerate.ts';
import type { EdgeList } from './edge-list.ts';
import type { Partition } from './partition.ts';
import { separate } from './separate.ts';
import { strongestFirst } from './strongest-first.ts';

/** A cluster by row, and what is wrong with it, if anything. */
export interface RowCluster {
  /** Ascending. */
  readonly rows: readonly number[];
  readonly held: 'oversized' | 'incoherent' | null;
}

export interface ClusteringInput extends Omit<JoinRules, 'overrules'> {
  readonly size: number;
  readonly edges: EdgeList;
  /** Pairs that people keep apart, `a` before `b`; stronger than must-links. */
  readonly cannotLinks: readonly (readonly [number, number])[];
}

/**
 * Computes the clusters of two or more records from evidence and decisions: people's must-links, then the strongest edges,
 * then cuts along cannot-links; a cluster that is too large, or in which the opinions on all pairs sum to less than nothing,
 * is held, unless people confirmed it by joining each record with each. Depends on nothing but the input as a set (law 3).
 *
 * @returns clusters by first row
 */
export function clusterRecords(input: ClusteringInput): readonly RowCluster[] {
  const rules: JoinRules = { ...input, overrules: () => false };
  const partition = agglomerate(input.size, input.edges, rules);
  const cuts = cutsByRoot(partition, input.cannotLinks);
  const inside = edgesByRoot(partition, input, cuts);
  const clusters: RowCluster[] = [];
  for (const rows of partition.clusters(2)) {
    const cut = cuts.get(rows[0]!);
    if (cut === undefined) {
      clusters.push({ rows, held: reasonToHold(rows, rules) });
      continue;
    }
    for (const piece of separate(rows, inside.get(rows[0]!) ?? [], cut, rules)) {
      if (piece.length > 1) clusters.push({ rows: piece, held: reasonToHold(piece, rules) });
    }
  }
  return clusters.sort((a, b) => a.rows[0]! - b.rows[0]!);
}

function cutsByRoot(
  partition: Partition,
  cannotLinks: readonly (readonly [number, number])[],
): Map<number, (readonly [number, number])[]> {
  const cuts = new Map<number, (readonly [number, number])[]>();
  for (const pair of cannotLinks) {
    const root = partition.find(pair[0]);
    if (root !== partition.find(pair[1])) continue;
    cuts.set(root, [...(cuts.get(root) ?? []), pair]);
  }
  return cuts;
}

function edgesByRoot(
  partition: Partition,
  { edges, linkWeight }: ClusteringInput,
  cuts: ReadonlyMap<number, unknown>,
): Map<number, { a: number; b: number; weight: number }[]> {
  const inside = new Map<number, { a: number; b: number; weight: number }[]>();
  if (cuts.size === 0) return inside;
  for (const edge of strongestFirst(edges, linkWeight)) {
    const a = edges.a[edge]!;
    const b = edges.b[edge]!;
    const root = partition.find(a);
    if (!cuts.has(root) || root !== partition.find(b)) continue;
    const list = inside.get(root) ?? [];
    list.push({ a, b, weight: edges.weight[edge]! });
    inside.set(root, list);
  }
  return inside;
}

function reasonToHold(rows: readonly number[], rules: JoinRules): RowCluster['held'] {
  const reason = lookOf(rows, rules);
  return reason === null || isConfirmed(rows, rules.mustLinks) ? null : reason;
}

/** True when people joined each pair of the rows. */
function isConfirmed(rows: readonly number[], mustLinks: JoinRules['mustLinks']): boolean {
  const members = new Set(rows);
  const inside = mustLinks.filter(([a, b]) => members.has(a) && members.has(b));
  return inside.length === (rows.length * (rows.length - 1)) / 2;
}

function lookOf(rows: readonly number[], rules: JoinRules): RowCluster['held'] {
  if (rows.length > rules.clusterSize) return 'oversized';
  if (rows.length === 2) return null;
  let sum = 0;
  for (let i = 0; i < rows.length; i++)
    for (let j = i + 1; j < rows.length; j++) sum += rules.opinion(rows[i]!, rows[j]!);
  return sum < 0 ? 'incoherent' : null;
}
