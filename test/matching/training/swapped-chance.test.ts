import { describe, expect, test } from '@jest/globals';
import { type FrequentNames, swappedChance } from '../../../matching/training/swapped-chance.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const namesOf = (...names: string[]): FrequentNames => ({
  column: keyColumn(
    'name',
    names.map((name) => [name]),
  ),
  frequency: Float64Array.of(0.5, 0.25, 0.25),
});

describe('chance of swapped names', () => {
  test('is that both names stand in both lists, or one does and the other nearly', () => {
    const given = namesOf('peter', 'frank', 'mary');
    const family = namesOf('frank', 'peter', 'smith');
    const cross = 0.5 * 0.25 + 0.25 * 0.5;
    expect(swappedChance(given, family, 0)).toBeCloseTo(2 * cross * cross, 12);
    expect(swappedChance(given, family, 0.01)).toBeCloseTo(2 * cross * (cross + 0.01), 12);
  });

  test('is none where the lists have no name in common', () => {
    expect(swappedChance(namesOf('peter', 'frank', 'mary'), namesOf('smith', 'jones', 'brown'), 0.01)).toBe(0);
  });
});
