import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ClusteringInput, clusterRecords } from '../../../matching/clustering/cluster-records.ts';

interface Graph {
  readonly size: number;
  readonly edges: readonly (readonly [a: number, b: number, weight: number])[];
  /** Opinion on pairs without an edge. */
  readonly otherwise?: number;
  readonly forbidden?: readonly (readonly [number, number])[];
  readonly mustLinks?: readonly (readonly [number, number])[];
  readonly cannotLinks?: readonly (readonly [number, number])[];
  /** Weight of two clusters taken as one customer each; 1 when not given. */
  readonly customerWeight?: ClusteringInput['customerWeight'];
  readonly clusterSize?: number;
}

function cluster(graph: Graph): ReturnType<typeof clusterRecords> {
  const { size, edges, otherwise = 1, forbidden = [], mustLinks = [], cannotLinks = [] } = graph;
  const { customerWeight = () => 1, clusterSize = 50 } = graph;
  const has = (pairs: readonly (readonly [number, number])[], a: number, b: number): boolean =>
    pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  const input: ClusteringInput = {
    size,
    edges: {
      length: edges.length,
      a: Int32Array.from(edges, ([a]) => a),
      b: Int32Array.from(edges, ([, b]) => b),
      weight: Float64Array.from(edges, ([, , weight]) => weight),
    },
    forbidden: (a, b) => has(forbidden, a, b),
    mustLinks,
    cannotLinks,
    opinion: (a, b) => {
      const edge = edges.find(([x, y]) => (x === a && y === b) || (x === b && y === a));
      return edge === undefined ? otherwise : Math.min(8, edge[2]);
    },
    customerWeight,
    linkWeight: 0,
    clusterSize,
  };
  return clusterRecords(input);
}

const rowsOf = (graph: Graph): (readonly number[])[] => cluster(graph).map(({ rows }) => rows);

describe('clusters', () => {
  test('are chains of edges when nothing speaks against', () => {
    expect(
      rowsOf({
        size: 6,
        edges: [
          [4, 5, 8],
          [0, 2, 9],
          [2, 3, 10],
        ],
      }),
    ).toEqual([
      [0, 2, 3],
      [4, 5],
    ]);
  });

  test('are not joined by edges below the link weight', () => {
    expect(
      rowsOf({
        size: 3,
        edges: [
          [0, 1, -1],
          [1, 2, 0],
        ],
      }),
    ).toEqual([[1, 2]]);
  });

  test('never bridge a hard conflict through a third record: the stronger edge holds', () => {
    const graph = { size: 3, forbidden: [[0, 2]] as const };
    expect(
      rowsOf({
        ...graph,
        edges: [
          [0, 1, 9],
          [1, 2, 12],
        ],
      }),
    ).toEqual([[1, 2]]);
    expect(
      rowsOf({
        ...graph,
        edges: [
          [0, 1, 12],
          [1, 2, 9],
        ],
      }),
    ).toEqual([[0, 1]]);
  });

  test('two clusters that one edge bridges and all other pairs deny stay apart', () => {
    const edges = [
      [0, 1, 12],
      [2, 3, 12],
      [1, 2, 8],
    ] as const;
    expect(rowsOf({ size: 4, edges, otherwise: -8 })).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(rowsOf({ size: 4, edges, otherwise: 0 })).toEqual([[0, 1, 2, 3]]);
  });

  test('two clusters that are no one customer when each is taken whole stay apart, whatever their pairs say', () => {
    const edges = [
      [0, 1, 12],
      [1, 2, 8],
    ] as const;
    const asked: (readonly number[])[] = [];
    const customerWeight = (a: readonly number[], b: readonly number[]): number => {
      asked.push([...a, ...b].toSorted());
      return -1;
    };
    expect(rowsOf({ size: 3, edges, customerWeight })).toEqual([[0, 1]]);
    expect(asked).toEqual([[0, 1, 2]]);
    expect(rowsOf({ size: 3, edges, customerWeight, mustLinks: [[1, 2]] })).toEqual([[1, 2]]);
  });

  test('a must-link joins first, a cannot-link is stronger still', () => {
    const edges = [[0, 1, 9]] as const;
    expect(rowsOf({ size: 3, edges, mustLinks: [[1, 2]], forbidden: [[0, 2]] })).toEqual([[1, 2]]);
    expect(rowsOf({ size: 3, edges, mustLinks: [[1, 2]], cannotLinks: [[1, 2]] })).toEqual([[0, 1]]);
  });

  test('too large ones are held', () => {
    const edges = [
      [0, 1, 9],
      [1, 2, 9],
      [2, 3, 9],
    ] as const;
    expect(cluster({ size: 4, edges, clusterSize: 3 })).toEqual([{ rows: [0, 1, 2, 3], held: 'oversized' }]);
  });

  test('ones that people joined but most pairs deny are held', () => {
    const mustLinks = [
      [0, 1],
      [1, 2],
    ] as const;
    expect(cluster({ size: 3, edges: [], mustLinks, otherwise: -8 })).toEqual([
      { rows: [0, 1, 2], held: 'incoherent' },
    ]);
  });

  test('ones in which people joined each with each are not held, whatever their pairs say and however many they are', () => {
    const mustLinks = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    const confirmed = { size: 3, edges: [], mustLinks, otherwise: -8 };
    expect(cluster(confirmed)).toEqual([{ rows: [0, 1, 2], held: null }]);
    expect(cluster({ ...confirmed, clusterSize: 2 })).toEqual([{ rows: [0, 1, 2], held: null }]);
  });

  test('a record set free by a cannot-link does not join others, so no pair is new', () => {
    // Without the cut 1 goes with 0, and 2 conflicts with 0. Freed from 0, it could join 2, 3 and 4.
    const graph: Graph = {
      size: 5,
      forbidden: [[0, 2]],
      edges: [
        [0, 1, 20],
        [1, 2, 9],
        [2, 3, 12],
        [3, 4, 12],
      ],
    };
    expect(rowsOf(graph)).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    expect(rowsOf({ ...graph, cannotLinks: [[0, 1]] })).toEqual([[2, 3, 4]]);
  });

  test('after a cut the records around go with the side that they belong to more', () => {
    const edges = [
      [0, 1, 20],
      [0, 2, 12],
      [1, 3, 12],
    ] as const;
    expect(rowsOf({ size: 4, edges, cannotLinks: [[0, 1]] })).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });
});

describe('properties of clusters', () => {
  const row = fc.integer({ min: 0, max: 7 });
  const pair = fc.tuple(row, row).filter(([a, b]) => a !== b);
  const ordered = pair.map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
  const edges = fc.uniqueArray(
    fc.tuple(ordered, fc.integer({ min: 7, max: 14 })).map(([[a, b], weight]) => [a, b, weight] as const),
    { selector: ([a, b]) => a * 8 + b, maxLength: 20 },
  );
  const graphs = fc.record({
    size: fc.constant(8),
    edges,
    otherwise: fc.integer({ min: -8, max: 4 }),
    forbidden: fc.array(ordered, { maxLength: 4 }),
    mustLinks: fc.array(ordered, { maxLength: 2 }),
    cannotLinks: fc.array(ordered, { maxLength: 3 }),
  });

  const pairsIn = (clusters: readonly (readonly number[])[]): Set<string> =>
    new Set(clusters.flatMap((rows) => rows.flatMap((a) => rows.filter((b) => a < b).map((b) => `${a}-${b}`))));

  test('one more cannot-link only ever takes pairs apart', () => {
    fc.assert(
      fc.property(graphs, ordered, (graph, [a, b]) => {
        const before = pairsIn(rowsOf(graph));
        const after = pairsIn(rowsOf({ ...graph, cannotLinks: [...graph.cannotLinks, [a, b]] }));
        for (const joined of after) expect(before).toContain(joined);
        expect(after).not.toContain(`${a}-${b}`);
      }),
      { numRuns: 1500 },
    );
  });

  test('neither the order of edges nor that of decisions matters', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned = {
          ...graph,
          edges: graph.edges.toReversed(),
          cannotLinks: graph.cannotLinks.toReversed(),
          forbidden: graph.forbidden.toReversed(),
        };
        expect(cluster(turned)).toEqual(cluster(graph));
      }),
      { numRuns: 500 },
    );
  });

  test('forbidden pairs come together only where people joined', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const joined = pairsIn(rowsOf({ ...graph, mustLinks: [] }));
        for (const [a, b] of graph.forbidden) expect(joined).not.toContain(`${a}-${b}`);
      }),
      { numRuns: 500 },
    );
  });
});
