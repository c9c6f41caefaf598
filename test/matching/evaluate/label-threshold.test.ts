import { describe, expect, test } from '@jest/globals';
import { labelThreshold } from '../../../matching/evaluate/label-threshold.ts';

const labels = (same: readonly number[], different: readonly number[]) => [
  ...same.map((weight) => ({ weight, same: true })),
  ...different.map((weight) => ({ weight, same: false })),
];

describe('the threshold that labels suggest', () => {
  test('lies halfway between answers that a weight parts, and is certain as far as they say', () => {
    const suggested = labelThreshold(labels([9, 8, 7, 6, 5, 4], [1, 0, -1, -2, -3]))!;
    expect(suggested).toMatchObject({ weight: 2.5, scores: { precision: 1, recall: 1, f1: 1 }, pairs: 11 });
    expect(suggested.low).toBeLessThanOrEqual(2.5);
    expect(suggested.high).toBeGreaterThanOrEqual(2.5);
  });

  test('has the highest F1 of all thresholds where answers overlap', () => {
    const same = [9, 8, 7, 6, 5, 2, -4];
    const different = [6.5, 1, 0, -1, -2];
    const { weight, scores } = labelThreshold(labels(same, different))!;
    const f1 = (threshold: number): number => {
      const correct = same.filter((each) => each >= threshold).length;
      const found = correct + different.filter((each) => each >= threshold).length;
      return (2 * correct) / (found + same.length);
    };
    expect(scores.f1).toBeCloseTo(f1(weight), 12);
    for (const each of [...same, ...different]) expect(f1(each)).toBeLessThanOrEqual(scores.f1);
  });

  test('is the less certain, the fewer and the more mixed the answers', () => {
    const width = (times: number): number => {
      const repeated = (weights: readonly number[]) =>
        weights.flatMap((w) => Array.from({ length: times }, (_, i) => w + i / 1000));
      const { low, high } = labelThreshold(labels(repeated([6, 5, 4, 3, 1, 0]), repeated([3.5, 2, 0.5, -1, -2, -3])))!;
      return high - low;
    };
    expect(width(1)).toBeGreaterThan(width(40));
  });

  test('does not depend on the order of the labels', () => {
    const all = labels([9, 8, 7, 6, 5, 2], [6, 6, 1, 0, -1, -2]);
    expect(labelThreshold(all.toReversed())).toEqual(labelThreshold(all));
  });

  test('is none for few labels, or nearly all of one answer', () => {
    expect(labelThreshold(labels([5, 4, 3], [1, 0, -1]))).toBeNull();
    expect(labelThreshold(labels([9, 8, 7, 6, 5, 4, 3, 2, 1], [1, 0]))).toBeNull();
  });
});
