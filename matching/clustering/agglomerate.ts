import type { EdgeList } from './edge-list.ts';
import { createPartition, type Partition } from './partition.ts';
import { strongestFirst } from './strongest-first.ts';

/** What decides whether two records, and so two clusters, may be joined. All three are symmetric. */
export interface JoinRules {
  /** Never together, whatever speaks for it. */
  readonly forbidden: (a: number, b: number) => boolean;
  /** Pairs that people joined, `a` before `b`; only `overrules` stands above them. */
  readonly mustLinks: readonly (readonly [number, number])[];
  /** Never together even though people joined them: another judgement of theirs. */
  readonly overrules: (a: number, b: number) => boolean;
  /** Signed opinion on a pair, see `OPINION_LIMIT`. */
  readonly opinion: (a: number, b: number) => number;
  /** Signed weight of two clusters taken as one customer each. */
  readonly customerWeight: (a: readonly number[], b: readonly number[]) => number;
  /** Weight of the weakest edge that joins. */
  readonly linkWeight: number;
  /** Beyond this size clusters are held anyway and their coherence is not looked at. */
  readonly clusterSize: number;
}

/** Opinions lie within ± this many bits, so that no single pair outweighs all others. */
export const OPINION_LIMIT = 8;

/** Share of the strongest pair in the linkage of two clusters; the rest is the mean of all pairs (measured, see docs/matching.md). */
const STRONGEST_SHARE = 1 / 3;

/**
 * Joins people's must-links first and then, from the strongest edge down, the clusters at both ends of each edge, unless
 * - any record of the one and any of the other are forbidden together: hard conflicts are never bridged; or
 * - all pairs across speak against it, taken together: weak bridges are cut.
 */
export function agglomerate(size: number, edges: EdgeList, rules: JoinRules): Partition {
  const partition = createPartition(size);
  for (const [a, b] of rules.mustLinks) {
    const rootA = partition.find(a);
    const rootB = partition.find(b);
    if (rootA === rootB || somePair(partition, rootA, rootB, rules.overrules)) continue;
    partition.join(rootA, rootB);
  }
  /** Number of members when two clusters were last found not to belong together. */
  const refusedAt = new Map<number, number>();
  for (const edge of strongestFirst(edges, rules.linkWeight)) {
    const rootA = partition.find(edges.a[edge]!);
    const rootB = partition.find(edges.b[edge]!);
    if (rootA === rootB) continue;
    const members = partition.count(rootA) + partition.count(rootB);
    const pair = Math.min(rootA, rootB) * size + Math.max(rootA, rootB);
    if (refusedAt.get(pair) === members) continue;
    if (mayJoin(partition, rootA, rootB, members, rules)) partition.join(rootA, rootB);
    else refusedAt.set(pair, members);
  }
  return partition;
}

function mayJoin(partition: Partition, rootA: number, rootB: number, members: number, rules: JoinRules): boolean {
  if (somePair(partition, rootA, rootB, rules.forbidden)) return false;
  if (members === 2 || members > rules.clusterSize) return true;
  return (
    linkage(partition, rootA, rootB, rules.opinion) > 0 &&
    rules.customerWeight(partition.members(rootA), partition.members(rootB)) > 0
  );
}

/** True when the predicate holds between any record of the one cluster and any of the other. */
function somePair(
  partition: Partition,
  rootA: number,
  rootB: number,
  holds: (a: number, b: number) => boolean,
): boolean {
  for (let a = rootA; a >= 0; a = partition.next(a))
    for (let b = rootB; b >= 0; b = partition.next(b)) if (holds(a, b)) return true;
  return false;
}

function linkage(
  partition: Partition,
  rootA: number,
  rootB: number,
  opinion: (a: number, b: number) => number,
): number {
  let sum = 0;
  let strongest = -OPINION_LIMIT;
  for (let a = rootA; a >= 0; a = partition.next(a)) {
    for (let b = rootB; b >= 0; b = partition.next(b)) {
      const bits = opinion(a, b);
      sum += bits;
      if (bits > strongest) strongest = bits;
    }
  }
  const mean = sum / (partition.count(rootA) * partition.count(rootB));
  return STRONGEST_SHARE * strongest + (1 - STRONGEST_SHARE) * mean;
}
