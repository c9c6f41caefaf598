import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideDateFormat } from '../../../matching/field-types/date-format.ts';
import type { DateFormat } from '../../../matching/field-types/field-type.ts';
import { blockingValues, cleanOne, levelOf } from './support.ts';

const jalali: DateFormat = { calendar: 'jalali', order: 'ymd' };
const dayFirst: DateFormat = { calendar: 'gregorian', order: 'dmy' };
const monthFirst: DateFormat = { calendar: 'gregorian', order: 'mdy' };

describe('dates that speak for themselves', () => {
  test.each([
    ['1365/02/14', '1986-05-04'],
    ['۱۳۶۵/۲/۱۴', '1986-05-04'],
    ['1365-02-14', '1986-05-04'],
    ['1365.2.14', '1986-05-04'],
    ['14/2/1365', '1986-05-04'],
    ['13650214', '1986-05-04'],
    ['۱۴ اردیبهشت ۱۳۶۵', '1986-05-04'],
    ['14 ارديبهشت ماه 65', '1986-05-04'],
    ['1365 اردیبهشت 14', '1986-05-04'],
    ['یکشنبه، ۱۴ اردیبهشت ۱۳۶۵', '1986-05-04'],
    ['۲ دی ماه ۱۴۰۰', '2021-12-23'],
    ['14 Ordibehesht 1365', '1986-05-04'],
    ['1403/12/30', '2025-03-20'],
    ['1986-05-04', '1986-05-04'],
    ['1986-05-04T13:45:00.000Z', '1986-05-04'],
    ['1365/02/14 13:45', '1986-05-04'],
    ['1365/02/14 - 13:45:10', '1986-05-04'],
    ['19860504', '1986-05-04'],
    ['4 May 1986', '1986-05-04'],
    ['May 4th, 1986', '1986-05-04'],
    ['24/05/1986', '1986-05-24'],
    ['05/24/1986', '1986-05-24'],
    ['5/5/1986', '1986-05-05'],
  ])('%s is %s', (raw, iso) => {
    expect(cleanOne('date', raw)).toEqual({ raw, value: iso, key: iso, status: 'valid' });
    expect(cleanOne('date', raw, { dateFormat: dayFirst }).value).toBe(iso);
  });

  test.each([
    ['1402/12/30', '1402-12-30'],
    ['1365/13/01', '1365-13-01'],
    ['1365/07/31', '1365-07-31'],
    ['1365/02/32', '1365-02-32'],
    ['1986-02-29', '1986-02-29'],
    ['31/04/1986', '1986-04-31'],
    ['04/31/1986', '1986-04-31'],
    ['2500/01/01', '2500-01-01'],
    ['19901345', '1990-13-45'],
    ['63071952', '1952-07-63'],
  ])('%s does not exist, but is near to a date that does', (raw, key) => {
    expect(cleanOne('date', raw)).toMatchObject({ value: raw, key, status: 'invalid' });
  });

  test.each([
    '625/01/01',
    '04/05/2500',
    'hello',
    '12',
    '1365/02',
    '14 اردیبهشت',
    '04/05/1986',
    '65/02/14',
    '14/02/65',
    '198/13/1986',
    '30 February 1986',
  ])('%s is not a certain date', (raw) => {
    expect(cleanOne('date', raw)).toMatchObject({ key: '', status: 'invalid' });
  });

  test.each([
    '1900-01-01',
    '1300/01/01',
    '0000-00-00',
    '00/00/0000',
    '1348/10/11',
    '1970-01-01',
    '1899-12-30',
    '9999-12-31',
    'ندارد',
    '-',
    '0',
  ])('%s is junk', (raw) => {
    expect(cleanOne('date', raw)).toMatchObject({ key: '', status: 'junk' });
  });
});

describe('dates that the column decides', () => {
  test.each([
    ['65/02/14', jalali, '1986-05-04'],
    ['03/02/14', jalali, '2024-05-03'],
    ['14/02/65', { calendar: 'jalali', order: 'dmy' }, '1986-05-04'],
    ['04/05/1986', dayFirst, '1986-05-04'],
    ['05/04/1986', monthFirst, '1986-05-04'],
    ['05/04/86', monthFirst, '1986-05-04'],
    ['04/05/17', dayFirst, '2017-05-04'],
    ['4/5/1365', { calendar: 'jalali', order: 'dmy' }, '1986-07-26'],
  ] as const)('%s', (raw, dateFormat, iso) => {
    expect(cleanOne('date', raw, { dateFormat })).toEqual({
      raw,
      value: iso,
      key: iso,
      status: 'valid',
      marks: ['calendar_from_column'],
    });
  });
});

describe('deciding the format of a column', () => {
  const columns: readonly (readonly [string, readonly string[], DateFormat | null])[] = [
    ['Jalali, year first', ['1365/02/14', '1370/12/01'], jalali],
    ['Jalali, two-digit years first', ['65/02/31', '70/01/01', '45/06/31'], jalali],
    ['Jalali, year behind', ['14/02/1365', '01/12/1370'], { calendar: 'jalali', order: 'dmy' }],
    ['Gregorian, day first', ['24/05/1986', '04/05/1987'], dayFirst],
    ['Gregorian, month first', ['05/24/1986', '05/04/1987'], monthFirst],
    ['Gregorian, day first, two digits', ['24/05/86', '31/10/87', '31/12/93'], dayFirst],
    ['ISO', ['1986-05-04', '1987-12-24T10:00:00Z'], { calendar: 'gregorian', order: 'ymd' }],
    ['a few strays', [...Array<string>(19).fill('1365/02/14'), '1986-05-04'], jalali],
    ['two calendars', ['1365/02/14', '1986-05-04'], null],
    ['two orders', ['24/05/1986', '05/24/1986'], null],
    ['nothing tells day from month', ['04/05/1986', '01/02/1987'], null],
    ['nothing tells the calendar', ['65/02/14', '70/01/01'], null],
    ['no dates', ['abc', '', '12'], null],
    ['nothing', [], null],
  ];

  test.each(columns)('%s', (_, texts, format) => {
    expect(decideDateFormat(texts)).toEqual(format);
  });

  test('the order of the cells does not matter', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...columns)
          .chain(([, texts, format]) =>
            fc.tuple(fc.shuffledSubarray([...texts], { minLength: texts.length }), fc.constant(format)),
          ),
        ([texts, format]) => {
          expect(decideDateFormat(texts)).toEqual(format);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('comparing dates', () => {
  test.each([
    ['1986-05-04', '1365/02/14', 'exact'],
    ['1986-05-04', '1986-04-05', 'exchanged'],
    ['1986-05-04', '1985-05-04', 'year_typo'],
    ['1986-05-04', '1979-05-04', 'other_year'],
    ['1986-05-04', '1986-05-28', 'other_day'],
    ['1986-05-04', '19860540', 'day_typo'],
    ['1971-06-24', '1971-06-94', 'day_typo'],
    ['1971-06-24', '1917-06-24', 'year_typo'],
    ['1971-06-24', '1977-06-28', 'two_edits'],
    ['1971-06-24', '1917-05-24', 'two_edits'],
    ['1986-05-04', '1986-11-28', 'same_year'],
    ['1986-05-04', '1961-11-28', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('date', a, b)).toBe(level);
    expect(levelOf('date', b, a)).toBe(level);
  });

  test('an impossible date agrees exactly with itself only', () => {
    expect(levelOf('date', '19901345', '1990/13/45')).toBe('exact');
  });

  test('blocks on the parts', () => {
    expect(blockingValues('date', '1986-05-04')).toEqual({
      exact: '1986-05-04',
      year: '1986',
      month_day: '05-04',
      year_month: '1986-05',
      year_day: '1986--04',
    });
  });
});
