import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toJalaali } from 'jalaali-js';
import type { DateFormat } from '../../../matching/field-types/field-type.ts';
import { updateTime } from '../../../pipeline/normalize/update-time.ts';

const jalali: DateFormat = { calendar: 'jalali', order: 'ymd' };
const gregorian: DateFormat = { calendar: 'gregorian', order: 'ymd' };
const timeOf = (text: string, dateFormat: DateFormat | null, zone = 'Asia/Tehran') =>
  updateTime(text, { country: 'IR', currency: 'IRR', dateFormat, wasNumber: false }, zone);

describe('updateTime', () => {
  test.each([
    // An ISO instant says all by itself.
    ['2024-05-01T10:20:30Z', null, '2024-05-01T10:20:30.000Z'],
    ['2024-05-01T10:20:30.125+03:30', null, '2024-05-01T06:50:30.125Z'],
    ['2024-05-01T10:20-0500', null, '2024-05-01T15:20:00.000Z'],
    ['2024-05-01T10:20:30Z', jalali, '2024-05-01T10:20:30.000Z'],
    ['1403-02-12T10:20:30+03:30', jalali, '2024-05-01T06:50:30.000Z'],
    // Days and times in the calendar of the column and the zone of the source.
    ['1403/02/12', jalali, '2024-04-30T20:30:00.000Z'],
    ['1403/02/31 14:05', jalali, '2024-05-20T10:35:00.000Z'],
    ['۱۴۰۳/۰۲/۳۱ ۱۴:۰۵', jalali, '2024-05-20T10:35:00.000Z'],
    ['1403/02/31 - 9:05:07', jalali, '2024-05-20T05:35:07.000Z'],
    ['1403/02/31، 14:05', jalali, '2024-05-20T10:35:00.000Z'],
    ['2024-05-01 10:20:30', gregorian, '2024-05-01T06:50:30.000Z'],
    // Iran had daylight saving time until 2022.
    ['2021-07-01 12:00', gregorian, '2021-07-01T07:30:00.000Z'],
    ['2023-07-01 12:00', gregorian, '2023-07-01T08:30:00.000Z'],
    // An impossible time of day leaves the day.
    ['2024-05-01T25:00:00Z', null, '2024-04-30T20:30:00.000Z'],
    // What is no date.
    ['2024-02-30T10:00:00Z', null, null],
    ['1403/07/31', jalali, null],
    ['دیروز', jalali, null],
    ['', null, null],
  ])('%s', (text, format, expected) => {
    expect(timeOf(text, format)).toBe(expected);
  });

  test('gives back the instant that a clock of the zone showed', () => {
    const zones = ['Asia/Tehran', 'Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Kabul'];
    const instants = fc.date({
      min: new Date('2005-01-02T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.boolean(), (date, zone, isJalali) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(date);
        const [day, clock] = shown.split(' ') as [string, string];
        const [year, month, date31] = day.split('-').map(Number) as [number, number, number];
        const { jy, jm, jd } = toJalaali(year, month, date31);
        const written = isJalali ? `${jy}/${jm}/${jd} ${clock}` : `${day} ${clock}`;
        const back = timeOf(written, isJalali ? jalali : gregorian, zone);
        // In the hour that a clock shows twice either instant is right.
        const difference = Math.abs(Date.parse(back!) - Math.floor(date.getTime() / 1_000) * 1_000);
        expect([0, 3_600_000]).toContain(difference);
        if (zone === 'UTC' || zone === 'Asia/Kabul') expect(difference).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
