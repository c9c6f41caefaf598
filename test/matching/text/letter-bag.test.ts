import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bitCount,
  indelBound,
  jaroWinklerBound,
  mostCommonLetters,
  mostCommonWords,
  osaBound,
  WORD_BAG_WIDTH,
  writeLetterBag,
  writeWordBag,
} from '../../../matching/text/letter-bag.ts';
import { sharedTokenCount } from '../../../matching/text/tokens.ts';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcxyz019 @.'), maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'ابپتهیک 12'), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

function commonOf(a: string, b: string, planes: number): number {
  const bags = new Int32Array(2 * planes + 2);
  writeLetterBag(a, planes, bags, 0);
  writeLetterBag(b, planes, bags, planes + 1);
  return mostCommonLetters(bags, 0, planes + 1, planes);
}

/** Letters that two texts have in common, counted one by one. */
function countCommon(a: string, b: string): number {
  const rest = b.split('');
  return a.split('').filter((letter) => {
    const at = rest.indexOf(letter);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
}

describe('letter bags', () => {
  test('never count fewer letters in common than there are', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(1, 2, 3), (a, b, planes) => {
        expect(commonOf(a, b, planes)).toBeGreaterThanOrEqual(countCommon(a, b));
        expect(commonOf(a, b, planes)).toBe(commonOf(b, a, planes));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test.each([
    'the quick brown fox jumps over a lazy dog',
    'abcdefghijklmnopqrstuvwxyz',
    'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
  ])('tell the letters of an alphabet apart: %s', (letters) => {
    const distinct = [...new Set(letters.replaceAll(' ', ''))].join('');
    for (const letter of distinct) {
      expect(commonOf(distinct.replace(letter, ''), letter, 1)).toBe(0);
    }
  });

  test('count repeated letters as far as the planes go', () => {
    expect(commonOf('aaaa', 'a', 1)).toBe(1);
    expect(commonOf('aabb', 'abcd', 2)).toBe(2);
    expect(commonOf('aaaa', 'bbbb', 2)).toBe(2);
    expect(commonOf('aaaa', 'bbbb', 3)).toBe(1);
  });

  test('overwrite what was there before', () => {
    const bags = Int32Array.of(-1, -1, -1, -1, -1);
    writeLetterBag('', 2, bags, 1);
    expect([...bags]).toEqual([-1, 0, 0, 0, -1]);
  });
});

describe('word bags', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'cafe', 'bizou', 'البرز', 'پارس', '12'), { maxLength: 8 });

  test('never count fewer words in common than there are', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const bags = new Int32Array(2 * WORD_BAG_WIDTH).fill(-1);
        writeWordBag(a, bags, 0);
        writeWordBag(b, bags, WORD_BAG_WIDTH);
        const common = mostCommonWords(bags, 0, WORD_BAG_WIDTH);
        expect(common).toBeGreaterThanOrEqual(sharedTokenCount(a, b));
        expect(common).toBeLessThanOrEqual(Math.min(a.length, b.length));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('tell most words apart', () => {
    const bags = new Int32Array(2 * WORD_BAG_WIDTH);
    writeWordBag(['cafe', 'bizou'], bags, 0);
    writeWordBag(['bistro', 'bizou', 'palm'], bags, WORD_BAG_WIDTH);
    expect(mostCommonWords(bags, 0, WORD_BAG_WIDTH)).toBe(1);
  });
});

test('bounds from lengths and common letters', () => {
  expect(osaBound(5, 7, 4)).toBe(3);
  expect(indelBound(5, 7, 4)).toBeCloseTo(8 / 12, 12);
  expect(indelBound(0, 0, 0)).toBe(1);
  expect(jaroWinklerBound(5, 5, 0, 0)).toBe(0);
  expect(jaroWinklerBound(6, 6, 6, 4)).toBe(1);
  // martha, marhta: all six letters, three equal first ones; the true similarity is 0.961.
  expect(jaroWinklerBound(6, 6, 6, 3)).toBe(1);
  // dwayne, duane: four letters, one equal first one; the true similarity is 0.84.
  expect(jaroWinklerBound(6, 5, 4, 1)).toBeCloseTo(0.84, 10);
});

test('bitCount', () => {
  fc.assert(
    fc.property(fc.integer(), (bits) => {
      expect(bitCount(bits)).toBe((bits >>> 0).toString(2).replaceAll('0', '').length);
    }),
    { numRuns: 200, seed: 1 },
  );
});
