import type { EdgeList } from '../clustering/edge-list.ts';
import type { RecordId } from '../ids.ts';
import type { MatchResult } from '../match-result.ts';
import type { RecordTable } from '../table/record-table.ts';

/** A match result by rows of its table, as evaluation counts it. */
export interface RowResult {
  /** Scored pairs, rows `a` before `b`. */
  readonly pairs: EdgeList;
  /** Cluster number by row, from 0, by first row; a row that stands alone, or whose cluster is held, has one of its own. */
  readonly clusters: Int32Array;
}

export function rowResult(table: RecordTable, { edges, clusters }: MatchResult): RowResult {
  const rowOf = rowFinder(table);
  const pairs = {
    length: edges.length,
    a: new Int32Array(edges.length),
    b: new Int32Array(edges.length),
    weight: new Float64Array(edges.length),
  };
  for (const [index, { a, b, weight }] of edges.entries()) {
    pairs.a[index] = rowOf(a);
    pairs.b[index] = rowOf(b);
    pairs.weight[index] = weight;
  }
  const first = Int32Array.from(table.ids.keys());
  for (const members of clusters) for (const id of members) first[rowOf(id)] = rowOf(members[0]!);
  return { pairs, clusters: numbered(first) };
}

/** The row of a record that is in the table. */
export function rowFinder({ ids }: RecordTable): (id: RecordId) => number {
  const rows = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const [row, id] of ids.entries()) rows[id] = row;
  return (id) => rows[id]!;
}

/** Numbers from 0 by first appearance. */
function numbered(first: Int32Array): Int32Array {
  let count = 0;
  const numbers = new Int32Array(first.length);
  for (let row = 0; row < first.length; row++) numbers[row] = first[row] === row ? count++ : numbers[first[row]!]!;
  return numbers;
}
