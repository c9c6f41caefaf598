import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { meanPosterior, softplus } from '../../../matching/scoring/attribution.ts';
import { probabilityOfBits } from '../../../matching/scoring/bits.ts';

const bits = fc.double({ min: -60, max: 60, noNaN: true });

/** Mean of the posterior on the straight way from `before` to `after`, by the midpoint rule. */
function integrated(before: number, after: number): number {
  const steps = 4000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += probabilityOfBits(before + ((i + 0.5) / steps) * (after - before));
  return sum / steps;
}

describe('mean posterior', () => {
  test('is the integral over the way from no evidence to all of it', () => {
    fc.assert(
      fc.property(bits, bits, (before, after) => {
        expect(meanPosterior(before, after)).toBeCloseTo(integrated(before, after), 4);
      }),
      { numRuns: 200 },
    );
  });

  test('is the posterior itself where the evidence says nothing', () => {
    for (const before of [-30, -3, 0, 3, 30]) {
      expect(meanPosterior(before, before)).toBe(probabilityOfBits(before));
      expect(meanPosterior(before, before + 1e-8)).toBeCloseTo(probabilityOfBits(before), 5);
    }
  });

  test('gives a class that does not exist no say', () => {
    expect(meanPosterior(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(0);
  });

  test('shares out the change of a log-sum completely', () => {
    fc.assert(
      fc.property(bits, fc.array(fc.tuple(bits, bits), { maxLength: 6 }), (before, evidence) => {
        const first = evidence.reduce((sum, [each]) => sum + each, 0);
        const second = evidence.reduce((sum, [, each]) => sum + each, before);
        const share = meanPosterior(before, second - first);
        const parts = evidence.map(([one, other]) => one + (other - one) * share);
        const change = first + softplus(second - first) - softplus(before);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(change, 6);
      }),
      { numRuns: 300 },
    );
  });
});

test('softplus is log2(1 + 2^x), also where that overflows', () => {
  expect(softplus(0)).toBe(1);
  expect(softplus(3)).toBeCloseTo(Math.log2(9), 12);
  expect(softplus(2000)).toBe(2000);
  expect(softplus(-2000)).toBe(0);
  expect(softplus(40) - softplus(40.000001)).toBeCloseTo(0, 5);
});
