import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  countWeight,
  createWeightHistogram,
  estimatedScores,
  histogramOf,
  weightBars,
} from '../../../matching/evaluate/weight-histogram.ts';
import { probabilityOfBits } from '../../../matching/scoring/bits.ts';

describe('estimated scores', () => {
  test('sure pairs above the threshold promise everything', () => {
    const { precision, recall } = estimatedScores(histogramOf(Float64Array.of(30, 40, -30)), 5);
    expect(precision).toBeCloseTo(1, 6);
    expect(recall).toBeCloseTo(1, 6);
  });

  test('pairs at even odds are right half of the time', () => {
    const histogram = createWeightHistogram();
    countWeight(histogram, 0.01, 10);
    expect(estimatedScores(histogram, 0).precision).toBeCloseTo(0.5, 1);
    expect(estimatedScores(histogram, 1)).toMatchObject({ precision: 1, recall: 0 });
  });

  test('are the sums over all pairs, but for the width of a bin', () => {
    const weights = fc.array(fc.double({ min: -20, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, (list) => {
        const sum = (some: readonly number[]) => some.reduce((total, weight) => total + probabilityOfBits(weight), 0);
        const above = list.filter((weight) => weight >= 2);
        const { precision, recall } = estimatedScores(histogramOf(Float64Array.from(list)), 2);
        if (above.length > 0) expect(Math.abs(precision - sum(above) / above.length)).toBeLessThan(0.02);
        expect(Math.abs(recall - sum(above) / sum(list))).toBeLessThan(0.05);
      }),
    );
  });
});

test('weights beyond the ends are counted at the ends', () => {
  const bars = weightBars(histogramOf(Float64Array.of(-1e6, 1e6)), 2);
  expect([bars[0]!.pairs, bars.at(-1)!.pairs]).toEqual([1, 1]);
});

test('bars go from the first pair to the last', () => {
  expect(weightBars(histogramOf(Float64Array.of(-3, 0, 0.5, 2)), 2)).toEqual([
    { from: -4, to: -2, pairs: 1 },
    { from: -2, to: 0, pairs: 0 },
    { from: 0, to: 2, pairs: 2 },
    { from: 2, to: 4, pairs: 1 },
  ]);
  expect(weightBars(createWeightHistogram(), 2)).toEqual([]);
});
