import type { EdgeList } from './edge-list.ts';

/**
 * Edges by their lower row: those of row a are `order[starts[a]]` up to, not including, `order[starts[a + 1]]`, by upper row.
 * So `order` is the canonical order of the pairs.
 */
export interface EdgesByRow {
  /** Up to the last row that is lower than another. */
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
}

const known = new WeakMap<EdgeList, EdgesByRow>();

/** Made once per list. */
export function edgesByRow(edges: EdgeList): EdgesByRow {
  const made = known.get(edges) ?? arrange(edges);
  known.set(edges, made);
  return made;
}

/** Finds the edge between two rows; -1 where there is none. */
export function edgeFinder(edges: EdgeList): (a: number, b: number) => number {
  const { starts, order } = edgesByRow(edges);
  return (a, b) => {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    if (low + 1 >= starts.length) return -1;
    for (let at = starts[low]!; at < starts[low + 1]!; at++) if (edges.b[order[at]!] === high) return order[at]!;
    return -1;
  };
}

function arrange({ length, a, b }: EdgeList): EdgesByRow {
  let last = -1;
  for (let edge = 0; edge < length; edge++) if (a[edge]! > last) last = a[edge]!;
  const starts = new Uint32Array(last + 2);
  for (let edge = 0; edge < length; edge++) starts[a[edge]! + 1]!++;
  for (let row = 0; row <= last; row++) starts[row + 1]! += starts[row]!;
  const ends = starts.slice();
  const order = new Uint32Array(length);
  for (let edge = 0; edge < length; edge++) {
    const row = a[edge]!;
    // The edges of one row are few: each finds its place among those before it.
    let at = ends[row]!++;
    for (; at > starts[row]! && b[order[at - 1]!]! > b[edge]!; at--) order[at] = order[at - 1]!;
    order[at] = edge;
  }
  return { starts, order };
}
