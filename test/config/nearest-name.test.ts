import { expect, test } from '@jest/globals';
import { nearestName } from '../../config/nearest-name.ts';

test.each([
  ['conector', 'connector'],
  ['Full_Name', 'full_name'],
  ['sesors', null],
  ['tpye', 'type'],
  ['کد مشتری', 'کد مشتري'],
  ['', null],
  ['xy', null],
  ['e', null],
])('%s is nearest to %s', (name, expected) => {
  expect(nearestName(name, ['connector', 'full_name', 'type', 'کد مشتري'])).toBe(expected);
});

test('the nearest wins, the first of equals', () => {
  expect(nearestName('color', ['colour', 'colors', 'color_2'])).toBe('colour');
  expect(nearestName('phones', ['photos', 'phone'])).toBe('phone');
});
