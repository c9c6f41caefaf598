import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EdgeList } from '../../../matching/clustering/edge-list.ts';
import { bestThreshold, scoresAt, thresholdCurve } from '../../../matching/evaluate/threshold-curve.ts';

const pairsOf = (pairs: readonly (readonly [a: number, b: number, weight: number])[]): EdgeList => ({
  length: pairs.length,
  a: Int32Array.from(pairs, ([a]) => a),
  b: Int32Array.from(pairs, ([, b]) => b),
  weight: Float64Array.from(pairs, ([, , weight]) => weight),
});
// Entities {0 1 2} {3 4}, 5 not known: four pairs are right, one of them was never scored.
const entities = Int32Array.of(0, 0, 0, 1, 1, -1);
const pairs = pairsOf([
  [0, 1, 9],
  [2, 3, 5],
  [3, 4, 5],
  [0, 2, 2],
  [0, 4, -1],
  [4, 5, 20],
]);
const curve = thresholdCurve(pairs, entities, 4);

test.each([
  ['above all', 10, 1, 0],
  ['at the heaviest', 9, 1, 1 / 4],
  ['at two equal weights', 5, 2 / 3, 2 / 4],
  ['between', 3, 2 / 3, 2 / 4],
  ['at 2', 2, 3 / 4, 3 / 4],
  ['below all', -5, 3 / 5, 3 / 4],
] as const)('scores of a threshold %s', (_, weight, precision, recall) => {
  const scores = scoresAt(curve, weight);
  expect(scores.precision).toBeCloseTo(precision);
  expect(scores.recall).toBeCloseTo(recall);
});

test('the best threshold has the highest F1', () => {
  expect(bestThreshold(curve)).toMatchObject({ weight: 2, scores: { f1: 0.75 } });
  expect(bestThreshold(thresholdCurve(pairsOf([]), entities, 4))).toBeNull();
});

test('no weight of a pair is a better threshold than the best', () => {
  const row = fc.nat({ max: 7 });
  const scored = fc.array(
    fc.tuple(
      row,
      row,
      fc.integer({ min: -40, max: 40 }).map((n) => n / 4),
    ),
  );
  const truth = fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(scored, truth, (list, known) => {
      const any = thresholdCurve(pairsOf(list), Int32Array.from(known), 30);
      const best = bestThreshold(any)?.scores.f1 ?? 0;
      for (const [, , weight] of list) expect(scoresAt(any, weight).f1).toBeLessThanOrEqual(best);
    }),
  );
});
