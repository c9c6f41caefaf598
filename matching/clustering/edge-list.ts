/** Scored pairs as columns; rows `a` before `b`. */
export interface EdgeList {
  readonly length: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Match weights on the grid of `quantize`. */
  readonly weight: Float64Array;
}

const orders = new WeakMap<EdgeList, Uint32Array>();

/** Indices of the edges by weight (strongest first), then `a`, then `b`; made once per list. Weights lie within ±500 bits. */
export function strongestFirst(edges: EdgeList): Uint32Array {
  const order = orders.get(edges) ?? sortByWeight(edges);
  orders.set(edges, order);
  return order;
}

function sortByWeight(edges: EdgeList): Uint32Array {
  const byPair = new Uint32Array(edges.length);
  for (let edge = 0; edge < edges.length; edge++) byPair[edge] = edge;
  if (!isSortedByPair(edges)) byPair.sort((x, y) => edges.a[x]! - edges.a[y]! || edges.b[x]! - edges.b[y]!);
  // One float per edge, weight above rank, sorts natively: several times faster than a comparator.
  const keys = new Float64Array(edges.length);
  for (let rank = 0; rank < keys.length; rank++) {
    keys[rank] = (500 - edges.weight[byPair[rank]!]!) * 1024 * 2 ** 32 + rank;
  }
  keys.sort();
  const order = new Uint32Array(edges.length);
  for (let at = 0; at < order.length; at++) order[at] = byPair[keys[at]! % 2 ** 32]!;
  return order;
}

/** The edges of at least this weight, in their order. */
export function edgesFrom(edges: EdgeList, weight: number): EdgeList {
  let length = 0;
  for (let edge = 0; edge < edges.length; edge++) if (edges.weight[edge]! >= weight) length++;
  if (length === edges.length) return edges;
  const kept = { length, a: new Int32Array(length), b: new Int32Array(length), weight: new Float64Array(length) };
  let at = 0;
  for (let edge = 0; edge < edges.length; edge++) {
    if (edges.weight[edge]! < weight) continue;
    kept.a[at] = edges.a[edge]!;
    kept.b[at] = edges.b[edge]!;
    kept.weight[at++] = edges.weight[edge]!;
  }
  return kept;
}

function isSortedByPair(edges: EdgeList): boolean {
  for (let i = 1; i < edges.length; i++) {
    if (edges.a[i]! < edges.a[i - 1]!) return false;
    if (edges.a[i] === edges.a[i - 1] && edges.b[i]! < edges.b[i - 1]!) return false;
  }
  return true;
}
