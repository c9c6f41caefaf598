/** A growing partition of 0..size-1, known by the smallest elements of its parts: a disjoint-set forest (Galler & Fischer 1964). */
export interface Forest {
  /** Smallest element of the part of `element`. */
  readonly find: (element: number) => number;
  /** Joins the parts of two elements; false when they are one already. */
  readonly join: (a: number, b: number) => boolean;
}

export function createForest(size: number): Forest {
  const parent = new Int32Array(size);
  for (let element = 0; element < size; element++) parent[element] = element;

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
  const join = (a: number, b: number): boolean => {
    const rootA = find(a);
    const rootB = find(b);
    if (rootA < rootB) parent[rootB] = rootA;
    else parent[rootA] = rootB;
    return rootA !== rootB;
  };
  return { find, join };
}
