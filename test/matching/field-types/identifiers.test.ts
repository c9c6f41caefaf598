import { describe, expect, test } from '@jest/globals';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { blockingValues, cleanOne, levelOf } from './support.ts';

/** Check digits computed apart from the code under test, from the rule in words. */
function withNationalCheckDigit(nine: string): string {
  const total = [...nine].map((digit, i) => Number(digit) * (10 - i)).reduce((sum, part) => sum + part);
  const rest = total - 11 * Math.floor(total / 11);
  return nine + String(rest < 2 ? rest : 11 - rest);
}

function withCompanyCheckDigit(ten: string): string {
  const weights = '29 27 23 19 17 29 27 23 19 17'.split(' ').map(Number);
  const total = [...ten]
    .map((digit, i) => (Number(digit) + Number(ten[9]) + 2) * weights[i]!)
    .reduce((sum, part) => sum + part);
  return ten + String(total % 11 === 10 ? 0 : total % 11);
}

const wrongLast = (id: string): string => id.slice(0, -1) + String((Number(id.at(-1)) + 1) % 10);
const persian = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));

describe('national ID', () => {
  const nines = ['127456789', '008456394', '499037089', '037135905', '274062910', '900000001', '105384721'];

  test.each(nines.map(withNationalCheckDigit))('%s passes, and no other check digit does', (id) => {
    expect(cleanOne('national_id', id)).toEqual({ raw: id, value: id, key: id, status: 'valid' });
    for (let last = 0; last < 10; last++) {
      const other = id.slice(0, 9) + String(last);
      if (other !== id)
        expect(cleanOne('national_id', other)).toMatchObject({ value: other, key: '', status: 'invalid' });
    }
  });

  test('digits of all families and separators', () => {
    const id = withNationalCheckDigit('008456394');
    for (const raw of [persian(id), `${id.slice(0, 3)}-${id.slice(3, 9)}-${id.slice(9)}`, ` ${id} `, `\u200f${id}`]) {
      expect(cleanOne('national_id', raw).value).toBe(id);
    }
  });

  test('lost zeros come back only when the check digit agrees', () => {
    const one = withNationalCheckDigit('037135905');
    const two = withNationalCheckDigit('008456394');
    for (const id of [one, two]) {
      const short = id.replace(/^0+/, '');
      expect(cleanOne('national_id', short, { wasNumber: true })).toEqual({
        raw: short,
        value: id,
        key: id,
        status: 'valid',
        marks: ['leading_zero_repaired'],
      });
      expect(cleanOne('national_id', wrongLast(short))).toMatchObject({
        value: wrongLast(short),
        key: '',
        status: 'invalid',
      });
    }
    expect(cleanOne('national_id', `${one.slice(1)}.0`).value).toBe(one);
  });

  test.each([
    '0123456789',
    '1234567890',
    '9876543210',
    '0',
    '-',
    'ندارد',
    ...Array.from({ length: 10 }, (_, i) => String(i).repeat(10)),
    '000000000',
  ])('%s is junk', (raw) => {
    expect(cleanOne('national_id', raw)).toMatchObject({ key: '', status: 'junk' });
  });

  test.each(['1274567', '12745678901', 'علی', '12a4567890'])('%s is invalid', (raw) => {
    expect(cleanOne('national_id', raw)).toMatchObject({ key: '', status: 'invalid' });
  });

  test('other countries are not judged', () => {
    expect(cleanOne('national_id', 'ab-12 34.x', { country: 'DE' })).toMatchObject({
      value: 'AB1234X',
      key: 'AB1234X',
      status: 'unverified',
    });
  });

  test.each([
    ['AB1234567', 'AB1234576', 'typo'],
    ['AB1234567', 'AB123457', 'typo'],
    ['AB1234567', 'AB1234599', 'two_edits'],
    ['AB1234567', 'AB12349', 'else'],
    ['AB1234567', 'XY7654321', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('national_id', a, b, { country: 'DE' })).toBe(level);
  });

  test('blocks on the whole and, where they say enough, on the halves', () => {
    const id = withNationalCheckDigit('127456789');
    expect(blockingValues('national_id', id)).toEqual({
      exact: id,
      first_half: id.slice(0, 5),
      second_half: id.slice(5),
    });
    const keys = fieldType('tax_code').blockingKeys;
    expect(keys('A1234')).toEqual([{ name: 'exact', key: 'A1234' }]);
    expect(keys('A123456').map(({ key }) => key)).toEqual(['A123456', 'A123', '3456']);
  });

  test('identifies one person', () => {
    expect(fieldType('national_id').unique).toBe(true);
    expect(levelOf('national_id', withNationalCheckDigit(nines[0]!), withNationalCheckDigit(nines[1]!))).toBe('else');
  });
});

describe('company ID', () => {
  test.each(['1010345678', '1400123456', '1086167590', '1038028414'].map(withCompanyCheckDigit))(
    '%s passes, and no other check digit does',
    (id) => {
      expect(cleanOne('company_id', persian(id))).toMatchObject({ value: id, key: id, status: 'valid' });
      for (let last = 0; last < 10; last++) {
        const other = id.slice(0, 10) + String(last);
        if (other !== id) expect(cleanOne('company_id', other)).toMatchObject({ key: '', status: 'invalid' });
      }
    },
  );

  test('the serial number is never zero, the length always eleven', () => {
    expect(cleanOne('company_id', withCompanyCheckDigit('1010000000')).status).toBe('invalid');
    expect(cleanOne('company_id', '1010345678').status).toBe('invalid');
    expect(cleanOne('company_id', '11111111111').status).toBe('junk');
  });

  test('identifies one organisation', () => {
    expect(fieldType('company_id').unique).toBe(true);
  });
});

describe('tax code', () => {
  const company = withCompanyCheckDigit('1010345678');
  const person = `${withNationalCheckDigit('123456789')}0001`;

  test.each([
    [company, 'valid'],
    [wrongLast(company), 'invalid'],
    [person, 'valid'],
    [`${wrongLast(person.slice(0, 10))}0001`, 'invalid'],
    ['4111-2345-6789', 'unverified'],
    ['4112', 'invalid'],
    ['111111111111', 'junk'],
  ])('%s is %s', (raw, status) => {
    expect(cleanOne('tax_code', raw).status).toBe(status);
  });

  test('does not identify one customer', () => {
    expect(fieldType('tax_code').unique).toBe(false);
  });
});

describe('postcode', () => {
  test.each([
    ['1439955991', 'valid', '1439955991'],
    ['۱۴۳۹۹-۵۵۹۹۱', 'valid', '1439955991'],
    ['1239955991', 'unverified', '1239955991'],
    ['0439955991', 'invalid', ''],
    ['143995599', 'invalid', ''],
    ['1111111111', 'junk', ''],
    ['1234567890', 'junk', ''],
    ['1111155991', 'invalid', ''],
    ['1439900000', 'invalid', ''],
  ])('%s is %s', (raw, status, key) => {
    expect(cleanOne('postcode', raw)).toMatchObject({ status, key });
  });

  test('other countries', () => {
    expect(cleanOne('postcode', 'sw1a 1aa', { country: 'GB' })).toMatchObject({
      value: 'SW1A1AA',
      status: 'unverified',
    });
  });

  test.each([
    ['sw1a 1aa', 'SW1A 2BB', 'same_district'],
    ['sw1a 1aa', 'SW1A 1AB', 'typo'],
    ['sw1a 1aa', 'SW2B 1AA', 'else'],
    ['90210', '90255', 'same_district'],
    ['90210', '91355', 'else'],
    ['2602', '2603', 'typo'],
    ['K1A 0B1', 'K1A 9Z9', 'same_district'],
  ])('other countries: %s, %s: %s', (a, b, level) => {
    expect(levelOf('postcode', a, b, { country: 'GB' })).toBe(level);
  });

  test('blocks on the whole and on the district', () => {
    expect(blockingValues('postcode', '1439955991')).toEqual({ exact: '1439955991', district: '14399' });
  });

  test.each([
    ['1439955991', '14399-55991', 'exact'],
    ['1439955991', '1439955992', 'typo'],
    ['1439955991', '1439912345', 'same_district'],
    ['1439955991', '6139912345', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('postcode', a, b)).toBe(level);
  });
});
