import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findHeader } from '../../../connectors/tables/find-header.ts';
import type { RawValue } from '../../../pipeline/ports/source-reader.ts';

type Rows = readonly (readonly RawValue[])[];

const header = ['ردیف', 'نام و نام خانوادگی', 'تلفن همراه', 'کد ملی', 'شهر'];
const people: Rows = [
  [1, 'علی رضایی', '۰۹۱۲۱۲۳۴۵۶۷', '0012345678', 'تهران'],
  [2, 'مریم محمدی', '09351112233', { n: 84575948, z: '0000000000' }, 'اصفهان'],
  [3, 'شرکت نمونه گستر', null, null, 'شیراز'],
];
const customers: Rows = [
  ['Ali Rezaei', 'Tehran'],
  ['Maryam Mohammadi', 'Isfahan'],
  ['Sara Karimi', 'Shiraz'],
];

test.each<[string, Rows, number | null]>([
  ['the first row', [header, ...people], 0],
  ['below a title', [['گزارش فروش سال ۱۴۰۲'], header, ...people], 1],
  ['below a title and a blank row', [['گزارش فروش'], [], header, ...people], 2],
  ['below a line with the date of the report', [['تاریخ گزارش', '۱۴۰۲/۰۵/۰۱'], header, ...people], 1],
  [
    'below several facts of the report',
    [['شرکت:', 'نمونه گستر'], ['شعبه:', 'تهران', 'کد:', 'ب'], header, ...people],
    2,
  ],
  ['below a title in the middle column', [[null, null, 'لیست مشتریان'], [null, null, '1402'], header, ...people], 2],
  ['below group titles', [['مشخصات', null, 'تماس', null, 'نشانی'], header, ...people], 1],
  [
    'below cells merged over two rows',
    [['ردیف', 'نام', 'تماس', null, null], [null, null, 'تلفن', 'کد ملی', 'شهر'], ...people],
    1,
  ],
  ['above a blank row', [header, [], ...people], 0],
  ['above a blank row, over texts only', [['Name', 'City'], [], ...customers], 0],
  ['below a title of as many cells and a blank row', [['شرکت:', 'نمونه'], [], ['نام', 'تلفن'], ['a', 1], ['b', 2]], 2],
  ['above a row of texts that names more', [['ردیف', null, 'شهر'], ['a', 'b', 'c'], ['d'], [null, null, 1]], 0],
  ['with an empty cell over a filled column', [['ردیف', null, 'تلفن', 'کد ملی', 'شهر'], ...people], 0],
  ['with years as columns', [['نام', 'شهر', '1401', 'استان', 'کد'], ...people.map((row) => [...row.slice(1), 5])], 0],
  ['with duplicate names', [['نام', 'تلفن', 'تلفن', 'شهر'], ...people.map((row) => row.slice(1))], 0],
  ['over texts only', [['Name', 'City'], ...customers], 0],
  ['over texts only, below a title', [['Customers of 2023'], ['Name', 'City'], ...customers], 1],
  [
    'over texts only, with an empty cell',
    [
      ['Name', null, 'City'],
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
    0,
  ],
  ['over one column', [['کد ملی'], ['0012345678'], ['0023456789']], 0],
  ['without rows below', [header], 0],
  ['below a title, without rows below', [['گزارش فروش'], header], 1],
  [
    'above total and stray rows',
    [header, ...people, ['جمع', null, null, null, 3], [null, null, null, null, null, 'x']],
    0,
  ],
  [
    'none over numbers',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    null,
  ],
  [
    'none over e-mail addresses and phones',
    [
      ['a@example.com', '0912'],
      ['b@example.com', '0935'],
    ],
    null,
  ],
  ['none without rows', [], null],
  ['none in blank rows', [[], [null, ' '], []], null],
])('finds the header: %s', (_, rows, expected) => {
  expect(findHeader(rows)).toBe(expected);
});

test('titles, report facts and blank rows above a header do not hide it', () => {
  const title = fc.constantFrom<readonly RawValue[]>(
    ['گزارش فروش'],
    [null, 'لیست مشتریان'],
    ['تاریخ گزارش', '۱۴۰۲/۰۵/۰۱'],
    ['تاریخ', { n: 45000, z: 'yyyy/mm/dd', d: '2023-03-15' }],
    ['صفحه', 1, 'از', 3],
    [],
  );
  fc.assert(
    fc.property(fc.array(title, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (titles, count) => {
      expect(findHeader([...titles, header, ...people.slice(0, count)])).toBe(titles.length);
    }),
  );
});

test('whatever stands in the rows, the answer is a row with texts or none', () => {
  const value = fc.oneof(
    fc.constantFrom<RawValue>(null, 'نام', 'شهر', ' ', '12', 'x@y.z', true),
    fc.double(),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
      const found = findHeader(rows);
      if (found !== null)
        expect(rows[found]!.some((cell) => typeof cell === 'string' && cell.trim() !== '')).toBe(true);
    }),
  );
});
