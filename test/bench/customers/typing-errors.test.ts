import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import levenshtein from 'fast-levenshtein';
import { misdated, mistyped } from '../../../bench/customers/typing-errors.ts';
import { seededRandom } from '../../../examples/atlas/random.ts';

describe('typing errors', () => {
  test('are one slip each', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{2,12}$/), fc.string(), (text, seed) => {
        expect(levenshtein.get(text, mistyped(text, seededRandom(seed)))).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('of dates keep the form of a date', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(misdated('1974-05-31', seededRandom(seed))).toMatch(/^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/);
      }),
    );
  });
});
