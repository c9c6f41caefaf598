import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { levelShares } from '../../../matching/training/monotone-shares.ts';

const { levels } = fieldType('given_name');
const swapped = levels.findIndex(({ name }) => name === 'swapped');
const inOrder = levels.flatMap((_, level) =>
  level === 0 || level === levels.length - 1 || level === swapped ? [] : [level],
);
const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: levels.length, maxLength: levels.length });

const sharesOf = (inexact: readonly number[]) => ({ exact: 0.5, inexact, independent: 0.1 });
const inside = (counts: readonly number[]): number[] =>
  counts.map((count, level) => (level === 0 || level === levels.length - 1 ? 0 : count / 1e4));

describe('shares of levels', () => {
  test('bring less weight from level to level, however the pairs fell', () => {
    fc.assert(
      fc.property(parts, parts, (counts, chances) => {
        const unrelated = chances.map((chance) => chance / 1e5);
        const { inexact } = levelShares(sharesOf(inside(counts)), unrelated, levels);
        const ratios = inOrder.map((level) => inexact[level]! / unrelated[level]!);
        for (let i = 1; i < ratios.length; i++) expect(ratios[i]! / ratios[i - 1]!).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test('keep their sum; swapped names, exact and independent agreement stand outside', () => {
    fc.assert(
      fc.property(parts, parts, (counts, chances) => {
        const unrelated = chances.map((chance) => chance / 1e5);
        const before = sharesOf(inside(counts));
        const after = levelShares(before, unrelated, levels);
        const sum = (shares: readonly number[]): number => inOrder.reduce((total, level) => total + shares[level]!, 0);
        expect(sum(after.inexact)).toBeCloseTo(sum(before.inexact), 10);
        expect(after.inexact[swapped]).toBe(before.inexact[swapped]);
        expect([after.exact, after.independent]).toEqual([before.exact, before.independent]);
      }),
      { numRuns: 300 },
    );
  });

  test('in order stay as they are; pooled ones are the pool’s', () => {
    const unrelated = levels.map(() => 0.01);
    const falling = inside(levels.map((_, level) => 100 - level));
    expect(levelShares(sharesOf(falling), unrelated, levels).inexact).toEqual(falling);
    const [first, second, third] = inOrder as [number, number, number];
    const turned = falling.map((share, level) =>
      level === first ? 0.001 : level === second ? 0.005 : level > third ? 0 : share,
    );
    const pooled = levelShares(sharesOf(turned), unrelated, levels).inexact;
    expect(pooled[first]).toBeCloseTo((0.001 + 0.005 + falling[third]!) / 3, 12);
    expect(pooled[second]).toBe(pooled[first]);
  });
});
