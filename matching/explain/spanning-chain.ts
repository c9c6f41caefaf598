import { createPartition } from '../clustering/partition.ts';

/** A pair of members, by index. */
export interface ChainEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  /** People joined the two: comes before all evidence. */
  readonly byDecision: boolean;
}

/** An edge of the chain, with what it joined. */
export interface ChainStep extends ChainEdge {
  /** Members of the two groups that it made one, ascending; that of `a` first. */
  readonly joined: readonly [readonly number[], readonly number[]];
}

/**
 * The maximum spanning forest of a group's pairs in the order of merges: what people joined, then from the strongest down (Kruskal 1956).
 * Its weakest step is the best of all pairs between the two sides that it holds together.
 */
export function spanningChain(size: number, edges: readonly ChainEdge[]): readonly ChainStep[] {
  const partition = createPartition(size);
  const membersOf = (member: number): readonly number[] =>
    partition.members(partition.find(member)).toSorted((x, y) => x - y);
  return edges.toSorted(strongestFirst).flatMap((edge) => {
    if (partition.find(edge.a) === partition.find(edge.b)) return [];
    const joined = [membersOf(edge.a), membersOf(edge.b)] as const;
    partition.join(edge.a, edge.b);
    return [{ ...edge, joined }];
  });
}

/** The members on either side of one step of a chain when it is taken out; that of its `a` first. */
export function sidesOf(
  step: ChainStep,
  chain: readonly ChainStep[],
  size: number,
): readonly [readonly number[], readonly number[]] {
  const partition = createPartition(size);
  for (const other of chain) if (other !== step) partition.join(other.a, other.b);
  const side = (member: number): readonly number[] =>
    partition.members(partition.find(member)).toSorted((x, y) => x - y);
  return [side(step.a), side(step.b)];
}

function strongestFirst(x: ChainEdge, y: ChainEdge): number {
  return Number(y.byDecision) - Number(x.byDecision) || y.weight - x.weight || x.a - y.a || x.b - y.b;
}
