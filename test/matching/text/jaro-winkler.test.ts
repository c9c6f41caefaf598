import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jaroWinkler } from '../../../matching/text/jaro-winkler.ts';

describe('Jaro-Winkler similarity', () => {
  test.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.8133],
    ['JONES', 'JOHNSON', 0.8324],
    ['ABROMS', 'ABRAMS', 0.9222],
    ['رضایی', 'رضائی', 0.9067],
    ['a', 'b', 0],
    ['', 'ali', 0],
    ['', '', 1],
  ])('%s, %s: %d', (a, b, similarity) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
  });

  test('agrees with the definition written out', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ر', 'ی', ' '), maxLength: 90 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(jaroWinkler(a, b)).toBeCloseTo(byDefinition(a, b), 12);
        expect(jaroWinkler(b, a)).toBeCloseTo(jaroWinkler(a, b), 12);
        expect(jaroWinkler(a, b) === 1).toBe(a === b);
      }),
    );
  });
});

/** Lists instead of marks; pairs each letter with the first free equal one in reach. */
function byDefinition(a: string, b: string): number {
  if (a.length === 0 && b.length === 0) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const partners: (readonly [number, number])[] = [];
  [...a].forEach((letter, i) => {
    const j = [...b].findIndex(
      (other, at) => other === letter && Math.abs(at - i) <= reach && !partners.some(([, taken]) => taken === at),
    );
    if (j >= 0) partners.push([i, j]);
  });
  const m = partners.length;
  if (m === 0) return 0;
  const inB = partners.map(([, j]) => j).sort((x, y) => x - y);
  const transposed = Math.floor(partners.filter(([i], k) => a[i] !== b[inB[k]!]).length / 2);
  const jaro = (m / a.length + m / b.length + (m - transposed) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
}
