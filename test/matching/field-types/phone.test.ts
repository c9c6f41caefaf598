import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberFromString as parseStrictly } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { blockingValues, cleanAll, cleanOne, levelOf } from './support.ts';

const shown = (raw: string, context = {}): readonly string[] =>
  cleanAll('phone', raw, context).map(({ value, status }) => `${value} ${status}`);

describe('cleaning phones', () => {
  test.each([
    '09121234567',
    '+989121234567',
    '00989121234567',
    '989121234567',
    '9121234567',
    '۰۹۱۲۱۲۳۴۵۶۷',
    '٠٩١٢١٢٣٤٥٦٧',
    '0912 123 45 67',
    '0912-123-4567',
    '+98 (0)912 123 4567',
    '+98 0912 123 4567',
    '(0912) 1234567',
    'موبایل: 09121234567',
    '\u200e+98 912 123 4567\u200f',
  ])('%s', (raw) => {
    expect(cleanOne('phone', raw)).toMatchObject({
      raw,
      value: '+989121234567',
      key: '+989121234567',
      status: 'valid',
    });
  });

  test.each([
    '02188887777',
    '(021) 8888-7777',
    '021-88887777-9',
    '88887777-021',
    '021-88887777 داخلی 123',
    '021 88887777 ext. 12',
    '0098 21 88887777',
    '021-88887777/78',
    '021/88887777',
    '۰۲۱/۸۸۸۸-۷۷۷۷',
    '(021) / 88 88 77 77',
    '021 88887777 x12',
  ])('%s', (raw) => {
    expect(shown(raw)).toEqual(['+982188887777 valid']);
  });

  test.each([
    '09121234567 / 09351112233',
    '0912 123 4567 / 0935 111 2233',
    '0912/1234567, 0935/111 22 33',
    '0912/1234567 / 0935/1112233',
    '09121234567-09351112233',
    '09121234567 09351112233',
    '09121234567،09351112233',
    '09121234567\n09351112233',
    '09121234567 و 09351112233',
    '0912 123 4567 - 0935 111 2233',
  ])('two numbers: %s', (raw) => {
    expect(shown(raw)).toEqual(['+989121234567 valid', '+989351112233 valid']);
  });

  test('one number twice is one value', () => {
    expect(shown('09121234567, +98 912 123 4567')).toEqual(['+989121234567 valid']);
  });

  test('a lost zero is put back and marked', () => {
    expect(cleanOne('phone', '9121234567', { wasNumber: true }).marks).toEqual(['leading_zero_repaired']);
    expect(cleanOne('phone', '2188887777', { wasNumber: true })).toMatchObject({
      value: '+982188887777',
      status: 'valid',
      marks: ['leading_zero_repaired'],
    });
    expect(cleanOne('phone', '2188887777')).toMatchObject({ key: '', status: 'invalid' });
  });

  test.each(['88887777', '1590', 'زنگ بزنید', '0912123456', '091212345678'])('%s cannot be completed', (raw) => {
    expect(cleanOne('phone', raw)).toMatchObject({ key: '', status: 'invalid' });
  });

  test('an unassigned prefix is not claimed to be valid', () => {
    expect(shown('09501234567')).toEqual(['+989501234567 unverified']);
  });

  test.each([
    '0000000000',
    '1111111',
    '123456789',
    '09120000000',
    '09123456789',
    '02100000000',
    '0',
    'ندارد',
    '+989120000000',
    '00000',
  ])('%s is junk', (raw) => {
    expect(cleanOne('phone', raw)).toMatchObject({ key: '', status: 'junk' });
  });

  test('foreign numbers', () => {
    expect(shown('+44 20 7946 0958')).toEqual(['+442079460958 valid']);
    expect(shown('0044 20 7946 0958')).toEqual(['+442079460958 valid']);
    expect(shown('020 7946 0958', { country: 'GB' })).toEqual(['+442079460958 valid']);
    expect(shown('+98 912 123 4567', { country: 'DE' })).toEqual(['+989121234567 valid']);
    expect(shown('09121234567', { country: '' })).toEqual(['09121234567 invalid']);
    expect(shown('+99912')).toEqual(['+99912 invalid']);
  });
});

describe('the own reader of Iranian numbers', () => {
  const notations: readonly ((national: string) => string)[] = [
    (n) => `0${n}`,
    (n) => `+98${n}`,
    (n) => `0098${n}`,
    (n) => `+98 ${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`,
    (n) => `0${n.slice(0, 2)}-${n.slice(2)}`,
    (n) => `(0${n.slice(0, 2)}) ${n.slice(2, 6)} ${n.slice(6)}`,
    (n) => `0${n}`.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))),
  ];
  const national = fc
    .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([prefix, rest]) => `${prefix}${String(rest).padStart(8, '0')}`);

  test('gives the number that libphonenumber gives, and calls valid all that it calls valid', () => {
    fc.assert(
      fc.property(national, fc.constantFrom(...notations), (digits, notation) => {
        const raw = notation(digits);
        const cleaned = cleanOne('phone', raw);
        if (cleaned.status === 'junk') return;
        const parsed = parsePhoneNumberFromString(raw, 'IR');
        expect(cleaned.key).toBe(parsed!.number);
        expect(parsed!.isValid()).toBe(true);
        if (parseStrictly(raw, 'IR')!.isValid()) expect(cleaned.status).toBe('valid');
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  test('rejects the lengths that libphonenumber rejects', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(8, 9, 11, 12),
        fc.integer({ min: 1, max: 8 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (length, first, rest) => {
          const digits = `${first}${rest}`.padEnd(length, '7').slice(0, length);
          const cleaned = cleanOne('phone', `+98${digits}`);
          expect(cleaned.key).toBe('');
          expect(parsePhoneNumberFromString(`+98${digits}`)?.isValid() ?? false).toBe(false);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('comparing phones', () => {
  test.each([
    ['09121234567', '+989121234567', 'exact'],
    ['09121234567', '09121234568', 'typo'],
    ['09121234567', '09121243567', 'typo'],
    ['09121234567', '09351234567', 'same_last7'],
    ['02138887777', '03138887777', 'typo'],
    ['02138887777', '05138887777', 'typo'],
    ['09121234567', '09121235568', 'two_edits'],
    ['09121234567', '09121324576', 'two_edits'],
    ['09121234567', '09357654321', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('phone', a, b)).toBe(level);
  });

  test('block on the whole number, its ends and its beginning', () => {
    expect(blockingValues('phone', '09121234567')).toEqual({
      exact: '+989121234567',
      last7: '1234567',
      last4: '4567',
      start6: '+98912123',
    });
  });
});
