import { describe, expect, test } from '@jest/globals';
import { proposeColumn } from '../../../cli/init/propose-column.ts';
import { proposeSource } from '../../../cli/init/propose-source.ts';
import { freeName, projectName, sourceName } from '../../../cli/init/source-name.ts';
import type { RawValue } from '../../../pipeline/ports/source-reader.ts';

const persons = ['0499370899', '0790419904', '0084575948', '0067749828', '0013542419'];
const companies = ['10380284790', '14005893875', '10320894878'];
const phones = ['09121234567', '۰۹۳۵۱۱۱۲۲۳۳', '+989191112233', '0936 123 1234', '02188776655'];
const column = (name: string, samples: readonly RawValue[]) => proposeColumn({ name, samples }, 'IR');

describe('values tell', () => {
  test.each([
    ['e-mails', ['ali', 'sara.k', 'm-n', 'reza_q', 'zahra99'].map((name) => `${name}@gmail.com`), ['email']],
    ['phones', phones, ['phone']],
    ['national ids', persons, ['national_id']],
    ['national ids that lost their zeros', persons.map(Number), ['national_id']],
    ['company ids', [...companies, ...companies], ['company_id']],
    ['both kinds of ids', [...persons, ...companies], ['national_id', 'company_id']],
    ['too few values', phones.slice(0, 3), []],
    ['mostly something else', [...phones, 'الف', 'ب', 'پ', 'ت'], []],
  ])('%s', (_, samples, meanings) => {
    expect(column('؟', samples).meanings).toEqual(meanings);
  });

  test('a header that values contradict is kept, with the doubt', () => {
    expect(column('موبایل', ['الف', 'ب', 'پ'])).toMatchObject({
      meanings: ['phone'],
      because: 'header',
      evidence: { valid: 0, of: 3 },
    });
  });

  test('a fax number is no phone', () => {
    expect(column('فاکس', phones).meanings).toEqual([]);
  });

  test('a column of ids whose header names one kind may hold both', () => {
    expect(column('کد ملی', [...persons, ...companies]).meanings).toEqual(['national_id', 'company_id']);
    expect(column('کد ملی', persons).meanings).toEqual(['national_id']);
  });

  test('dates say their calendar', () => {
    expect(column('تاریخ تولد', ['1360/01/31', '1355/12/29']).calendar).toBe('jalali');
    expect(column('birth date', ['1981-04-20', '1977-03-20']).calendar).toBe('gregorian');
    expect(column('birth date', [{ n: 29_696, z: 'yyyy-mm-dd', d: '1981-04-20' }]).calendar).toBeNull();
  });
});

describe('amounts', () => {
  test.each([
    ['مبلغ خرید (تومان)', { field: 'purchases', label: 'مبلغ خرید', currency: 'IRT' }],
    ['مانده حساب - ریال', { field: 'balance', label: 'مانده حساب', currency: 'IRR' }],
    ['مانده', { field: 'balance', label: 'مانده', currency: null }],
    ['Total (Toman)', { field: 'amount', label: 'Total', currency: 'IRT' }],
    ['تعداد سفارش', null],
  ])('%s', (header, amount) => {
    expect(column(header, [1_200_000, '۲٬۵۰۰٬۰۰۰', '(3,000)']).amount).toEqual(amount);
  });

  test('are numbers', () => {
    expect(column('مبلغ خرید', ['زیاد', 'کم']).amount).toBeNull();
  });
});

describe('a source', () => {
  const propose = (columns: Readonly<Record<string, readonly RawValue[]>>) =>
    proposeSource(
      'sales',
      'sales.csv',
      {
        stream: 'rows',
        place: 'sales.csv',
        columns: Object.entries(columns).map(([name, samples]) => ({ name, samples })),
        notes: [],
      },
      'IR',
    );

  test('takes the first key whose values differ', () => {
    const source = propose({ کد: ['1', '1'], 'کد مشتری': ['a', 'b'], ID: ['x', 'y'] });
    expect(source.key?.column).toBe('کد مشتری');
    expect(source.unused.map(({ column: name }) => name)).toEqual(['کد', 'ID']);
  });

  test('has a list of phones, and one column for any other field', () => {
    const { fields, unused } = propose({ موبایل: phones, تلفن: phones, شهر: ['تهران'], city: ['Tehran'] });
    expect(fields.map(({ field, columns }) => [field, columns.map((each) => each.column)])).toEqual([
      ['phone', ['موبایل', 'تلفن']],
      ['city', ['شهر']],
    ]);
    expect(unused).toEqual([{ column: 'city', reason: 'city has a column already' }]);
  });

  test('takes «نام» for a given name only beside a family name', () => {
    expect(propose({ نام: ['علی'], 'نام خانوادگی': ['رضایی'] })).toMatchObject({
      kind: 'person',
      fields: [{ field: 'given_name' }, { field: 'family_name' }],
    });
    expect(propose({ نام: ['علی رضایی'] })).toMatchObject({ kind: null, fields: [{ field: 'party_name' }] });
  });

  test('gives every amount a name of its own', () => {
    const { amounts } = propose({ 'فروش ۱۴۰۱ (تومان)': [1], 'فروش ۱۴۰۲ (تومان)': [2] });
    expect(amounts.map(({ field }) => field)).toEqual(['sales', 'sales_2']);
  });
});

describe('names', () => {
  test.each([
    ['data/Sales 2023 (final).xlsx', 'sales_2023_final'],
    ['فروش ۱۴۰۲.xlsx', 'فروش_۱۴۰۲'],
    ['مشتری‌ها.csv', 'مشتری_ها'],
    ['---.csv', 'source'],
    [`${'x'.repeat(60)}.csv`, 'x'.repeat(40)],
  ])('the source of %s is %s', (file, name) => {
    expect(sourceName(file)).toBe(name);
  });

  test('a taken name gets a number that is free, too', () => {
    expect(freeName('sales', new Set(['sales', 'sales_2']))).toBe('sales_3');
    expect(freeName('x'.repeat(40), new Set(['x'.repeat(40)]))).toBe(`${'x'.repeat(38)}_2`);
  });

  test('a project is named in ASCII', () => {
    expect(projectName('/srv/ali/My Shop!')).toBe('my_shop');
    expect(projectName('/srv/ali/فروشگاه')).toBe('customers');
  });
});
