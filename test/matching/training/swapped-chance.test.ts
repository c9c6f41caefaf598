import { expect, test } from '@jest/globals';
import { swappedChance } from '../../../matching/training/swapped-chance.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

test('names agree crosswise by chance as often as both lists have the same names', () => {
  const given = keyColumn('given', [['peter'], ['frank'], ['mary']]);
  const family = keyColumn('family', [['frank'], ['peter'], ['smith']]);
  const third = Float64Array.of(0.5, 0.25, 0.25);
  const cross = 0.5 * 0.25 + 0.25 * 0.5;
  const names = (column: typeof given) => ({ column, frequency: third });
  expect(swappedChance(names(given), names(family), 0)).toBeCloseTo(2 * cross * cross, 12);
  expect(swappedChance(names(given), names(family), 0.1)).toBeCloseTo(2 * cross * (cross + 0.1), 12);
  const strangers = keyColumn('family', [['smith'], ['jones'], ['brown']]);
  expect(swappedChance(names(given), names(strangers), 0.1)).toBe(0);
});
