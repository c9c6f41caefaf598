import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import levenshtein from 'fast-levenshtein';
import { boundedOsa } from '../../../matching/text/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ا', 'ب'), maxLength: 14 });

/** Textbook optimal string alignment over the whole matrix, the oracle for the banded one. */
function plainOsa(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

describe('boundedOsa', () => {
  test('equals the textbook algorithm up to the bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, max) => {
        expect(boundedOsa(a, b, max)).toBe(Math.min(plainOsa(a, b), max + 1));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  test('finds up to two edits of every kind, and no third', () => {
    const base = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 });
    const edit = fc.tuple(
      fc.constantFrom('insert', 'delete', 'change', 'exchange'),
      fc.nat(11),
      fc.constantFrom('a', 'b', 'x'),
    );
    fc.assert(
      fc.property(base, fc.array(edit, { maxLength: 3 }), fc.constantFrom(0, 1, 2), (a, edits, max) => {
        const b = edits.reduce((text, [kind, at, letter]) => {
          const [head, tail] = [text.slice(0, at), text.slice(at)];
          if (kind === 'insert') return head + letter + tail;
          if (kind === 'delete') return head + tail.slice(1);
          if (kind === 'change') return head + letter + tail.slice(1);
          return head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2);
        }, a);
        expect(boundedOsa(a, b, max)).toBe(Math.min(plainOsa(a, b), max + 1));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  test('lies between half of and the whole distance of fast-levenshtein, on long texts as well', () => {
    const longText = fc.string({ minLength: 60, maxLength: 300 });
    fc.assert(
      fc.property(longText, fc.nat(59), fc.nat(59), (a, i, j) => {
        const b = `${a.slice(0, i)}x${a.slice(i + 1, i + j)}${a.slice(i + j + 1)}`;
        const plain = levenshtein.get(a, b);
        const found = boundedOsa(a, b, 300);
        expect(found).toBeLessThanOrEqual(plain);
        expect(found * 2).toBeGreaterThanOrEqual(plain);
        expect(boundedOsa(a, b, 2)).toBe(Math.min(found, 3));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('equals fast-levenshtein where no letter of one text stands in the other', () => {
    const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 });
    const persian = fc.string({ unit: fc.constantFrom('ا', 'ب', 'ج'), maxLength: 14 });
    fc.assert(
      fc.property(latin, persian, (a, b) => {
        expect(boundedOsa(a, b, 20)).toBe(levenshtein.get(a, b));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test.each([
    ['رضایی', 'رضایی', 0],
    ['رضایی', 'رضاییی', 1],
    ['ab', 'ba', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s, %s', (a, b, distance) => {
    expect(boundedOsa(a, b, 5)).toBe(distance);
    expect(boundedOsa(b, a, 5)).toBe(distance);
  });
});
