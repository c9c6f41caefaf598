import { createForest } from './forest.ts';

/** A growing partition of 0..size-1 into clusters. */
export interface Partition {
  /** Smallest element of the cluster of `element`. */
  readonly find: (element: number) => number;
  /** Members of the cluster whose smallest element is `root`, in no particular order. */
  readonly members: (root: number) => readonly number[];
  /** The member after `element` in that order; -1 after the last. The first is the root. */
  readonly next: (element: number) => number;
  /** Number of members. */
  readonly count: (root: number) => number;
  /** Joins the clusters of two elements. */
  readonly join: (a: number, b: number) => void;
  /** All clusters of at least so many members (default 1), members ascending, by smallest member. */
  readonly clusters: (least?: number) => number[][];
}

export function createPartition(size: number): Partition {
  const { find, join: joinTrees } = createForest(size);
  // The members of a cluster are a chain from its root; by root: how long it is and where it ends.
  const next = new Int32Array(size).fill(-1);
  const last = new Int32Array(size);
  for (let element = 0; element < size; element++) last[element] = element;
  const counts = new Int32Array(size).fill(1);

  const members = (root: number): number[] => {
    const all = new Array<number>(counts[root]!);
    for (let i = 0, element = root; element >= 0; element = next[element]!) all[i++] = element;
    return all;
  };
  const join = (a: number, b: number): void => {
    const rootA = find(a);
    const rootB = find(b);
    if (!joinTrees(rootA, rootB)) return;
    const root = Math.min(rootA, rootB);
    const other = Math.max(rootA, rootB);
    next[last[root]!] = other;
    last[root] = last[other]!;
    counts[root]! += counts[other]!;
  };
  const clusters = (least = 1): number[][] => {
    const found: number[][] = [];
    for (let root = 0; root < size; root++) {
      if (find(root) !== root || counts[root]! < least) continue;
      const all = members(root);
      found.push(all.length > 2 ? all.sort((a, b) => a - b) : all);
    }
    return found;
  };
  return { find, members, next: (element) => next[element]!, count: (root) => counts[root]!, join, clusters };
}
