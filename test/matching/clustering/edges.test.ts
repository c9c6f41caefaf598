import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EdgeList } from '../../../matching/clustering/edge-list.ts';
import { edgeFinder, edgesByRow } from '../../../matching/clustering/edges-by-row.ts';
import { strongestFirst } from '../../../matching/clustering/strongest-first.ts';

const ROWS = 12;

/** Distinct pairs in any order, with weights on the grid, some of them equal. */
const edgeLists = fc
  .uniqueArray(
    fc.tuple(fc.nat(ROWS - 1), fc.nat(ROWS - 1), fc.integer({ min: -20, max: 20 })).filter(([a, b]) => a < b),
    { maxLength: 40, selector: ([a, b]) => a * ROWS + b },
  )
  .map(
    (edges): EdgeList => ({
      length: edges.length,
      a: Int32Array.from(edges, ([a]) => a),
      b: Int32Array.from(edges, ([, b]) => b),
      weight: Float64Array.from(edges, ([, , steps]) => steps / 4 + 1 / 1024),
    }),
  );

describe('edges', () => {
  test('by row are in order of their pairs', () => {
    fc.assert(
      fc.property(edgeLists, (edges) => {
        const { starts, order } = edgesByRow(edges);
        const { a, b } = edges;
        expect([...order]).toEqual([...b.keys()].sort((x, y) => a[x]! - a[y]! || b[x]! - b[y]!));
        for (let row = 0; row + 1 < starts.length; row++) {
          for (const edge of order.subarray(starts[row]!, starts[row + 1]!)) expect(a[edge]).toBe(row);
        }
      }),
    );
  });

  test('are found by their rows, whichever comes first', () => {
    fc.assert(
      fc.property(edgeLists, (edges) => {
        const find = edgeFinder(edges);
        for (let x = 0; x < ROWS; x++) {
          for (let y = 0; y < ROWS; y++) {
            const [low, high] = [Math.min(x, y), Math.max(x, y)];
            expect(find(x, y)).toBe(edges.a.findIndex((a, edge) => a === low && edges.b[edge] === high));
          }
        }
      }),
    );
  });

  test('come strongest first, equal ones in order of their pairs, down to a weight', () => {
    fc.assert(
      fc.property(edgeLists, fc.integer({ min: -6, max: 6 }), (edges, least) => {
        const { a, b, weight } = edges;
        const expected = [...weight.keys()]
          .filter((edge) => weight[edge]! >= least)
          .sort((x, y) => weight[y]! - weight[x]! || a[x]! - a[y]! || b[x]! - b[y]!);
        expect([...strongestFirst(edges, least)]).toEqual(expected);
      }),
    );
  });
});
