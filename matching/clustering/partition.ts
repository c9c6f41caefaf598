/** A growing partition of 0..size-1 into clusters. */
export interface Partition {
  /** Smallest element of the cluster of `element`. */
  readonly find: (element: number) => number;
  /** Members of the cluster whose smallest element is `root`, in no particular order. */
  readonly members: (root: number) => readonly number[];
  /** Number of them. */
  readonly count: (root: number) => number;
  /** Joins the clusters of two elements. */
  readonly join: (a: number, b: number) => void;
  /** All clusters of at least so many members (default 1), members ascending, by smallest member. */
  readonly clusters: (least?: number) => number[][];
}

export function createPartition(size: number): Partition {
  const parent = new Int32Array(size);
  for (let element = 0; element < size; element++) parent[element] = element;
  // The members of a cluster are a chain from its root; by root: how long it is and where it ends.
  const next = new Int32Array(size).fill(NONE);
  const last = parent.slice();
  const counts = new Int32Array(size).fill(1);

  const find = (element: number): number => {
    let root = element;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = element; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const members = (root: number): number[] => {
    const all: number[] = [];
    for (let element = root; element !== NONE; element = next[element]!) all.push(element);
    return all;
  };
  const join = (a: number, b: number): void => {
    const rootA = find(a);
    const rootB = find(b);
    if (rootA === rootB) return;
    const root = Math.min(rootA, rootB);
    const other = Math.max(rootA, rootB);
    next[last[root]!] = other;
    last[root] = last[other]!;
    counts[root]! += counts[other]!;
    parent[other] = root;
  };
  const clusters = (least = 1): number[][] => {
    const found: number[][] = [];
    for (let root = 0; root < size; root++) {
      if (parent[root] === root && counts[root]! >= least) found.push(members(root).sort((a, b) => a - b));
    }
    return found;
  };
  return { find, members, count: (root) => counts[root]!, join, clusters };
}

const NONE = -1;
