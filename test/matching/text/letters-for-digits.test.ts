import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lettersForDigits } from '../../../matching/text/letters-for-digits.ts';

describe('letters for digits', () => {
  test.each([
    ['h0well', 'howell'],
    ['gre3nsb0ro', 'greensboro'],
    ['ki5er', 'kiser'],
    ['district9', 'district9'],
    ['5th', '5th'],
    ['a12b', 'a12b'],
    ['علی2رضا', 'علی2رضا'],
  ])('%s: %s', (word, letters) => {
    expect(lettersForDigits(word)).toBe(letters);
  });

  test('words without digits between letters stay', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d*[a-zا-ی]*\d*$/), (word) => {
        expect(lettersForDigits(word)).toBe(word);
      }),
    );
  });
});
