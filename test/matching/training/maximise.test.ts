import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priorPairs, sharesFrom, splitAgreement } from '../../../matching/training/maximise.ts';

const parameters = {
  levels: 3,
  unrelated: [0.01, 0.04, 0.95],
  shares: [{ exact: 0.8, inexact: [0, 0.1, 0], independent: 0.1 }, null, null] as const,
  dependence: [null],
  typicalFrequency: [null, null, null],
  neverAgainst: false,
};
const cells = { levels: [0, 1, 2, 0], buckets: [0, 0, 0, 0], rarities: [53, 53, 53, 16] };
const counts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 4, maxLength: 4 });

describe('splitting agreement', () => {
  const split = (expected: readonly number[], neverAgainst = false) => {
    const into = { byLevel: new Float64Array(3), independent: 0 };
    const byClass = Float64Array.from(expected.flatMap((pairs) => [pairs, 0, 0]));
    splitAgreement({ ...parameters, neverAgainst }, parameters.shares[0], cells, byClass, 0, into);
    return into;
  };

  test('loses no pair', () => {
    fc.assert(
      fc.property(counts, (expected) => {
        const { byLevel, independent } = split(expected);
        const sum = expected.reduce((total, pairs) => total + pairs, 0);
        expect(byLevel.reduce((total, pairs) => total + pairs, independent)).toBeCloseTo(sum, 6);
      }),
    );
  });

  test('disagreement is independent, and a common value agrees by chance more often than a rare one', () => {
    expect(split([0, 0, 10, 0])).toEqual({ byLevel: new Float64Array(3), independent: 10 });
    const [rare, common] = [split([10, 0, 0, 0]), split([0, 0, 0, 10])];
    expect(common.independent).toBeGreaterThan(rare.independent);
    // The rare value occurs once in a hundred records: shared 0.8 / 0.01 against chance 0.1.
    expect(rare.independent).toBeCloseTo((10 * 0.1) / (0.8 / 2 ** (-53 / 8) + 0.1), 6);
  });

  test('of evidence that never speaks against takes all of chance', () => {
    expect(split([10, 0, 0, 0], true).independent).toBeGreaterThan(split([10, 0, 0, 0]).independent);
  });
});

describe('shares', () => {
  const start = { exact: 0.7, inexact: [0, 0.2, 0], independent: 0.1 };

  test('are the start values where nothing was seen, and what was seen where much was', () => {
    const nothing = sharesFrom({ byLevel: new Float64Array(3), independent: 0 }, start, 20);
    expect(nothing.exact).toBeCloseTo(0.7, 12);
    const much = sharesFrom({ byLevel: Float64Array.of(5e6, 3e6, 0), independent: 2e6 }, start, 20);
    expect([much.exact, much.inexact[1], much.independent].map((share) => share!.toFixed(4))).toEqual([
      '0.5000',
      '0.3000',
      '0.2000',
    ]);
  });

  test('sum to one', () => {
    fc.assert(
      fc.property(counts, ([exact, slight, , independent]) => {
        const shares = sharesFrom(
          { byLevel: Float64Array.of(exact!, slight!, 0), independent: independent! },
          start,
          20,
        );
        expect(shares.exact + shares.independent + shares.inexact.reduce((sum, share) => sum + share, 0)).toBeCloseTo(
          1,
          10,
        );
      }),
    );
  });
});

test('start values are believed the more, the fewer pairs there are', () => {
  expect(priorPairs(0)).toBeGreaterThan(priorPairs(10));
  expect(priorPairs(10)).toBeGreaterThan(priorPairs(1000));
  expect(priorPairs(1e6)).toBe(priorPairs(1000));
  expect(priorPairs(1e6)).toBeGreaterThan(0);
});
