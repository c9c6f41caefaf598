import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FREQUENCY_CLASSES, frequencyClass, frequencyOfClass } from '../../../matching/scoring/frequency-class.ts';

const frequencies = fc.double({ min: 2 ** -31, max: 1, noNaN: true });

describe('frequency classes', () => {
  test('keep a frequency within a sixteenth of a bit', () => {
    fc.assert(
      fc.property(frequencies, (frequency) => {
        const kept = frequencyOfClass(frequencyClass(frequency));
        expect(Math.abs(Math.log2(kept / frequency))).toBeLessThanOrEqual(1 / 16 + 1e-9);
      }),
    );
  });

  test('are higher for rarer values', () => {
    fc.assert(
      fc.property(frequencies, frequencies, (a, b) => {
        if (a < b) expect(frequencyClass(a)).toBeGreaterThanOrEqual(frequencyClass(b));
      }),
    );
  });

  test('are their own class, and no more than there are', () => {
    for (let each = 0; each < FREQUENCY_CLASSES; each++) expect(frequencyClass(frequencyOfClass(each))).toBe(each);
    expect(frequencyClass(1)).toBe(0);
    expect(frequencyClass(1e-30)).toBe(FREQUENCY_CLASSES - 1);
  });
});
