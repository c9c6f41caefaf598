import { expect, test } from '@jest/globals';
import { endOfDay } from '../../../pipeline/decide/end-of-day.ts';

test.each([
  ['2027-03-20', '2027-03-20T20:30:00.000Z'],
  ['1405/12/29', '2027-03-20T20:30:00.000Z'],
  ['۱۴۰۵/۱۲/۲۹', '2027-03-20T20:30:00.000Z'],
  ['2027-03-20T20:30:00.000Z', '2027-03-20T20:30:00.000Z'],
  ['2027-03-20T10:00:00+01:00', '2027-03-20T09:00:00.000Z'],
  ['1405/12/29 12:00', '2027-03-20T08:30:00.000Z'],
  ['soon', null],
  ['1405/13/29', null],
  ['12:00', null],
])('%s ends at %s in Tehran', (text, instant) => {
  expect(endOfDay(text, 'Asia/Tehran')).toBe(instant);
});
