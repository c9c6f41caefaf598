import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { otherHolders } from '../../../matching/training/other-holders.ts';

const counts = (...sizes: readonly number[]): Uint32Array =>
  Uint32Array.from(sizes.flatMap((size, i) => new Array<number>(size).fill(i + 1)));

describe('other holders of a value', () => {
  test('are hardly to be expected where next to no value was seen twice', () => {
    expect(otherHolders(counts(500, 2))[0]).toBeCloseTo(5 / 501);
  });

  test('are as many as would agree by chance among values that are equally likely', () => {
    // 36,500 dates, a Poisson number of customers of mean 0.3 each.
    const mean = 0.3;
    const sizes = [1, 2, 3, 4].map((count) =>
      Math.round((36_500 * Math.exp(-mean) * mean ** count) / [1, 1, 2, 6, 24][count]!),
    );
    for (const expected of otherHolders(counts(...sizes)).subarray(0, sizes[0]! + sizes[1]!))
      expect(expected).toBeCloseTo(mean, 1);
  });

  test('are as many as there are of values that many hold', () => {
    expect([...otherHolders(Uint32Array.of(1, 400, 6))].slice(1)).toEqual([400, 6]);
  });

  test('are at most those that were seen, more of values that more hold, and none of one that nobody holds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 40 }), (list) => {
        const sorted = Uint32Array.from(list).sort();
        const others = otherHolders(sorted);
        others.forEach((each, i) => {
          expect(each).toBeLessThanOrEqual(sorted[i]!);
          expect(each > 0).toBe(sorted[i]! > 0);
          if (i > 0) expect(each).toBeGreaterThanOrEqual(others[i - 1]!);
        });
      }),
    );
  });
});
