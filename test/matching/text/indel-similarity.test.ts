import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundedOsa } from '../../../matching/text/edit-distance.ts';
import { indelSimilarity, longestCommonSubsequence } from '../../../matching/text/indel-similarity.ts';
import { indelBound, mostCommonLetters, osaBound, writeLetterBag } from '../../../matching/text/letter-bag.ts';

/** Textbook dynamic programme, the oracle for the bit-parallel one. */
function plainLcs(a: string, b: string): number {
  let row = Array<number>(b.length + 1).fill(0);
  for (const unit of a.split('')) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next.push(b[j - 1] === unit ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    }
    row = next;
  }
  return row[b.length]!;
}

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ا', 'ب', ' '), maxLength: 40 });
const long = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'ا', '漢', '\udc00'),
  minLength: 25,
  maxLength: 140,
});
const text = fc.oneof(short, long);

describe('longestCommonSubsequence', () => {
  test('equals the textbook algorithm, below and above 32 and 64 units', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(longestCommonSubsequence(a, b)).toBe(plainLcs(a, b));
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test('equals the textbook algorithm at the borders of words', () => {
    for (const length of [31, 32, 33, 63, 64, 65]) {
      const a = `x${'ab'.repeat(length).slice(0, length - 2)}y`;
      const b = `z${'ba'.repeat(length).slice(0, length - 2)}w`;
      expect(longestCommonSubsequence(a, b)).toBe(plainLcs(a, b));
      expect(longestCommonSubsequence(a, `q${a}q`)).toBe(length);
    }
  });
});

describe('indelSimilarity', () => {
  test.each([
    ['', '', 1],
    ['', 'abc', 0],
    ['abc', 'abc', 1],
    ['abcd', 'abxd', 0.75],
    ['رضایی', 'رضائی', 0.8],
    ['this is a test', 'this is a test!', 28 / 29],
  ])('%s, %s', (a, b, similarity) => {
    expect(indelSimilarity(a, b)).toBeCloseTo(similarity, 12);
    expect(indelSimilarity(b, a)).toBeCloseTo(similarity, 12);
  });

  test('and edit distance stay within what letter bags allow', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bags = new Int32Array(6);
        writeLetterBag(a, 2, bags, 0);
        writeLetterBag(b, 2, bags, 3);
        const common = mostCommonLetters(bags, 0, 3, 2);
        expect(indelSimilarity(a, b)).toBeLessThanOrEqual(indelBound(a.length, b.length, common));
        expect(boundedOsa(a, b, 200)).toBeGreaterThanOrEqual(osaBound(a.length, b.length, common));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
