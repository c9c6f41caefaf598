/** A growing partition of 0..size-1 into clusters. */
export interface Partition {
  /** Smallest element of the cluster of `element`. */
  readonly find: (element: number) => number;
  /** Members of the cluster whose smallest element is `root`, in no particular order. */
  readonly members: (root: number) => readonly number[];
  /** Joins the clusters of two elements. */
  readonly join: (a: number, b: number) => void;
  /** All clusters, members ascending, by smallest member. */
  readonly clusters: () => number[][];
}

export function createPartition(size: number): Partition {
  const parent = Int32Array.from({ length: size }, (_, element) => element);
  const grown = new Map<number, number[]>();

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
  const members = (root: number): readonly number[] => grown.get(root) ?? [root];
  const join = (a: number, b: number): void => {
    const [rootA, rootB] = [find(a), find(b)];
    if (rootA === rootB) return;
    const root = Math.min(rootA, rootB);
    const other = Math.max(rootA, rootB);
    const all = grown.get(root) ?? [root];
    for (const member of members(other)) all.push(member);
    grown.delete(other);
    grown.set(root, all);
    parent[other] = root;
  };
  const clusters = (): number[][] => {
    const roots = Array.from(parent.keys()).filter((element) => parent[element] === element);
    return roots.map((root) => members(root).toSorted((a, b) => a - b));
  };
  return { find, members, join, clusters };
}
