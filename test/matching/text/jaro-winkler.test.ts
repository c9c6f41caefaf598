import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jaroWinkler } from '../../../matching/text/jaro-winkler.ts';

describe('jaroWinkler', () => {
  /** Values of Winkler's papers, to three places. */
  test.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['jones', 'johnson', 0.832],
    ['abroms', 'abrams', 0.922],
    ['', '', 1],
    ['', 'a', 0],
    ['abc', 'xyz', 0],
  ])('%s, %s', (a, b, similarity) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 3);
  });

  test('is symmetric, within 0..1, and 1 only for equal texts', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const similarity = jaroWinkler(a, b);
        expect(similarity).toBeCloseTo(jaroWinkler(b, a), 12);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(similarity === 1).toBe(a === b);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
