import type { EdgeList } from './edge-list.ts';
import { edgesByRow } from './edges-by-row.ts';

const orders = new WeakMap<EdgeList, Uint32Array>();

/**
 * Indices of the edges by weight (strongest first), then `a`, then `b`; made once per list.
 *
 * @param least weight of the last edge wanted
 */
export function strongestFirst(edges: EdgeList, least = Number.NEGATIVE_INFINITY): Uint32Array {
  const order = orders.get(edges) ?? sortByWeight(edges);
  orders.set(edges, order);
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges.weight[order[middle]!]! >= least) low = middle + 1;
    else high = middle;
  }
  return order.subarray(0, low);
}

/** A counting sort: weights lie on a grid, and there are fewer of them than edges in a large table. */
function sortByWeight(edges: EdgeList): Uint32Array {
  const { length, weight } = edges;
  const order = new Uint32Array(length);
  if (length === 0) return order;
  let least = weight[0]!;
  let most = weight[0]!;
  for (let edge = 0; edge < length; edge++) {
    if (weight[edge]! < least) least = weight[edge]!;
    if (weight[edge]! > most) most = weight[edge]!;
  }
  const stepOf = (edge: number): number => Math.round((most - weight[edge]!) * STEPS_PER_BIT);
  const starts = new Uint32Array(Math.round((most - least) * STEPS_PER_BIT) + 2);
  for (let edge = 0; edge < length; edge++) starts[stepOf(edge) + 1]!++;
  for (let step = 1; step < starts.length; step++) starts[step]! += starts[step - 1]!;
  for (const edge of edgesByRow(edges).order) order[starts[stepOf(edge)]!++] = edge;
  return order;
}

/** Of the grid of weights. */
const STEPS_PER_BIT = 1024;
