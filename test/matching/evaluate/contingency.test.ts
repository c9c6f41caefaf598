import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bCubedScores, clusterPairScores, contingencyOf } from '../../../matching/evaluate/contingency.ts';

const scoresOf = (clusters: readonly number[], entities: readonly number[]) => {
  const table = contingencyOf(Int32Array.from(clusters), Int32Array.from(entities));
  return { pairs: clusterPairScores(table), bcubed: bCubedScores(table) };
};

describe('by hand', () => {
  // Clusters {a b c} {d} against entities {a b} {c d}: 3 pairs found, 2 wanted, 1 right.
  test('one wrong merge and one miss', () => {
    const { pairs, bcubed } = scoresOf([0, 0, 0, 1], [0, 0, 1, 1]);
    expect(pairs.precision).toBeCloseTo(1 / 3);
    expect(pairs.recall).toBeCloseTo(1 / 2);
    expect(pairs.f1).toBeCloseTo(0.4);
    // Precision of a, b: 2/3, c: 1/3, d: 1; recall of a, b: 1, c, d: 1/2.
    expect(bcubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
    expect(bcubed.recall).toBeCloseTo(3 / 4);
  });

  // The example of Bagga & Baldwin (1998): entities of 5, 2 and 5; the last two in one cluster.
  test('B-cubed of its paper', () => {
    const { bcubed } = scoresOf([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2]);
    expect(bcubed.precision).toBeCloseTo((5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12);
    expect(bcubed.recall).toBe(1);
  });

  test('nothing joined and nothing to join', () => {
    expect(scoresOf([0, 1, 2], [0, 1, 2])).toMatchObject({ pairs: { precision: 1, recall: 1, f1: 1 } });
    expect(scoresOf([0, 1], [0, 0]).pairs).toEqual({ precision: 1, recall: 0, f1: 0 });
    expect(scoresOf([], [])).toMatchObject({ bcubed: { precision: 1, recall: 1 } });
  });

  test('records without a known entity count nowhere', () => {
    expect(scoresOf([0, 0, 0, 1], [0, 0, -1, -1])).toEqual(scoresOf([0, 0], [0, 0]));
  });
});

describe('for any clusters', () => {
  const partition = (size: number) => fc.array(fc.nat({ max: 5 }), { minLength: size, maxLength: size });
  const two = fc.nat({ max: 14 }).chain((size) => fc.tuple(partition(size), partition(size)));

  test('the truth scores 1', () => {
    fc.assert(
      fc.property(fc.nat({ max: 14 }).chain(partition), (truth) => {
        const one = { precision: 1, recall: 1, f1: 1 };
        expect(scoresOf(truth, truth)).toEqual({ pairs: one, bcubed: one });
      }),
    );
  });

  test('precision one way is recall the other way', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const [ab, ba] = [scoresOf(a, b), scoresOf(b, a)];
        for (const kind of ['pairs', 'bcubed'] as const) {
          expect(ab[kind].precision).toBeCloseTo(ba[kind].recall);
          expect(ab[kind].f1).toBeCloseTo(ba[kind].f1);
        }
      }),
    );
  });

  test('pairs are those that a list of all pairs would count', () => {
    fc.assert(
      fc.property(two, ([clusters, entities]) => {
        let [found, wanted, right] = [0, 0, 0];
        for (let a = 0; a < clusters.length; a++) {
          for (let b = a + 1; b < clusters.length; b++) {
            const isFound = clusters[a] === clusters[b];
            const isWanted = entities[a] === entities[b];
            found += Number(isFound);
            wanted += Number(isWanted);
            right += Number(isFound && isWanted);
          }
        }
        const { pairs } = scoresOf(clusters, entities);
        expect(pairs.precision).toBeCloseTo(found === 0 ? 1 : right / found);
        expect(pairs.recall).toBeCloseTo(wanted === 0 ? 1 : right / wanted);
      }),
    );
  });

  test('B-cubed lies above 0 and at most at 1, and one cluster for all has full recall', () => {
    fc.assert(
      fc.property(two, ([clusters, entities]) => {
        const { bcubed } = scoresOf(clusters, entities);
        for (const share of [bcubed.precision, bcubed.recall]) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(scoresOf(clusters.fill(0), entities).bcubed.recall).toBe(1);
      }),
    );
  });
});
