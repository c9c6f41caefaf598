import { expect, test } from '@jest/globals';
import { swappedChance } from '../../../matching/training/swapped-chance.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

test('names agree crosswise by chance as often as both lists have the same names', () => {
  const given = keyColumn('given', [['peter'], ['frank'], ['mary']]);
  const family = keyColumn('family', [['frank'], ['peter'], ['smith']]);
  const third = Float64Array.of(0.5, 0.25, 0.25);
  const cross = 0.5 * 0.25 + 0.25 * 0.5;
  expect(swappedChance(given, third, family, third)).toBeCloseTo(2 * cross * cross, 12);
  const strangers = keyColumn('family', [['smith'], ['jones'], ['brown']]);
  expect(swappedChance(given, third, strangers, third)).toBe(0);
});
