import { describe, expect, test } from '@jest/globals';
import { fieldType } from '../../../matching/field-types/registry.ts';
import type { LevelShares } from '../../../matching/model.ts';
import { fixShares } from '../../../matching/training/fix-shares.ts';

const { levels } = fieldType('phone');
const last = levels.length - 1;
const shares: LevelShares = {
  exact: 0.6,
  inexact: levels.map((_, level) => (level === 0 || level === last ? 0 : 0.1)),
  independent: 0.2,
};
const total = ({ exact, inexact, independent }: LevelShares): number =>
  exact + independent + inexact.reduce((sum, share) => sum + share, 0);

describe('shares that a person set', () => {
  test('hold, and the others fill the rest in their proportions', () => {
    const fixed = fixShares(levels, { m: { exact: 0.9 } })!(shares);
    expect(fixed.exact).toBe(0.9);
    expect(total(fixed)).toBeCloseTo(1, 12);
    expect(fixed.inexact[1]! / fixed.independent).toBeCloseTo(0.5, 12);
  });

  test('of the last level are the independent ones', () => {
    const fixed = fixShares(levels, { m: { [levels[last]!.name]: 0.4, [levels[1]!.name]: 0 } })!(shares);
    expect([fixed.independent, fixed.inexact[1]]).toEqual([0.4, 0]);
    expect(total(fixed)).toBeCloseTo(1, 12);
  });

  test('nothing named is nothing to hold', () => {
    expect(fixShares(levels)).toBeNull();
    expect(fixShares(levels, { m: {} })).toBeNull();
  });
});
