import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oddsInBits, probabilityOfBits, quantize } from '../../../matching/scoring/bits.ts';

test('weights lie on a grid of 1/1024, where sums are exact in any order', () => {
  const weights = fc.array(fc.double({ min: -200, max: 200, noNaN: true }).map(quantize), { maxLength: 20 });
  fc.assert(
    fc.property(weights, (bits) => {
      for (const value of bits) expect(Number.isInteger(value * 1024)).toBe(true);
      expect(bits.reduceRight((sum, value) => sum + value, 0)).toBe(bits.reduce((sum, value) => sum + value, 0));
    }),
  );
});

test('there is one zero', () => {
  expect(quantize(-1e-9)).toBe(0);
  expect(quantize(-0)).toBe(0);
});

test('odds in bits and probabilities are each other’s inverse', () => {
  expect(oddsInBits(0.8)).toBeCloseTo(2, 12);
  expect(probabilityOfBits(2)).toBeCloseTo(0.8, 12);
});
