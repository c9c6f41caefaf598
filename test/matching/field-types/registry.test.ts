import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CleanContext, type FieldTypeName, fieldTypeNames } from '../../../matching/field-types/field-type.ts';
import { fieldType, fieldTypes } from '../../../matching/field-types/registry.ts';

/** Fields whose value does not depend on the context when cleaned again: amounts in rial, dates in ISO. */
const context: CleanContext = {
  country: 'IR',
  dateFormat: { calendar: 'jalali', order: 'ymd' },
  currency: 'IRR',
  wasNumber: false,
};

/** Pieces that the cleaners treat specially, so that random texts reach their inner branches. */
const piece = fc.constantFrom(
  ...[
    'آقای ',
    'دکتر',
    'سید',
    'محمد',
    'رضایی',
    'علی\u200cرضا',
    'شرکت ',
    'شعبه',
    ' ',
    '\u200c',
    '،',
    ',',
    '/',
    '-',
    '.',
    '@',
    '(',
    ')',
    '+98',
    '0098',
  ],
  ...[
    '0912',
    '۰۹۱۲',
    '٣٤٥',
    '1234567',
    '021',
    '8888',
    '1365',
    '/02/',
    '14',
    'دی',
    'ماه',
    'ali',
    'Rezaei',
    'Ltd',
    'gmail.com',
    'info',
    'No. 5',
    'پ12',
  ],
  ...[
    'ي',
    'ك',
    'ة',
    'ئ',
    '\u0654',
    '\u0301',
    '\ufeff',
    '\u200f',
    'ﷲ',
    'ﻻ',
    'ﬁ',
    '½',
    'ß',
    'İ',
    '\ud800',
    '😀',
    'ریال',
    'تومان',
    "'",
    '\u0000',
    '\n',
  ],
);
const anyText = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 24 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

/** Types whose invalid values may keep a key, because they are near to a valid one. */
const keepsBroken: ReadonlySet<FieldTypeName> = new Set(['date', 'email', 'given_name', 'family_name']);

/** Well-formed, without NUL: what Postgres takes as text. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && Buffer.from(text, 'utf8').toString('utf8') === text;
}

describe.each(fieldTypeNames)('%s', (name) => {
  const type = fieldType(name);
  const cleaned = (raw: string) => type.clean(raw, context);
  const keyArbitrary = anyText.map((raw) => cleaned(raw).find((value) => value.key !== '')?.key ?? '');

  test('is registered under its own name', () => {
    expect(fieldTypes[name]).toBe(type);
    expect(type.name).toBe(name);
  });

  test('levels are distributions whose weights fall from the first to the last', () => {
    if (type.levels.length === 0) return;
    const sum = (pick: 'm' | 'u') => type.levels.reduce((total, level) => total + level[pick], 0);
    expect(sum('m')).toBeCloseTo(1, 9);
    expect(sum('u')).toBeCloseTo(1, 9);
    // Given and family name swapped is no step on the way from exact to else.
    const steps = type.levels.filter((level) => level.name !== 'swapped');
    const bits = steps.map((level) => Math.log2(level.m / level.u));
    for (let i = 1; i < bits.length; i++) expect(bits[i]!).toBeLessThan(bits[i - 1]!);
    expect(bits[0]!).toBeGreaterThan(0);
    expect(bits.at(-1)!).toBeLessThan(0);
    expect(new Set(type.levels.map((level) => level.name)).size).toBe(type.levels.length);
    expect([type.levels[0]!.name, type.levels.at(-1)!.name]).toEqual(['exact', 'else']);
  });

  test('cleaning gives at least one value, with evidence only where the value stands', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const values = cleaned(raw);
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) {
          const usable = value.status === 'valid' || value.status === 'unverified';
          if (usable || value.status === 'junk' || !keepsBroken.has(name)) expect(value.key !== '').toBe(usable);
          if (usable) expect(value.value).not.toBe('');
          expect(isStorable(value.value) && isStorable(value.key)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('cleaning a served value leaves it and its key alone', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        for (const value of cleaned(raw)) {
          if (value.value === '') continue;
          const [again, ...more] = cleaned(value.value);
          expect(more).toEqual([]);
          expect(again!.value).toBe(value.value);
          if (value.key !== '') expect(again!.key).toBe(value.key);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('comparison is symmetric, in range, and exact only for equal keys', () => {
    fc.assert(
      fc.property(keyArbitrary, keyArbitrary, (a, b) => {
        if (a === '' || b === '') return;
        expect(type.compare(a, a)).toBe(0);
        const level = type.compare(a, b);
        expect(type.compare(b, a)).toBe(level);
        expect(level === 0).toBe(a === b);
        if (type.levels.length > 0) expect(type.levels[level]).toBeDefined();
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('blocking keys are distinct and never empty', () => {
    fc.assert(
      fc.property(keyArbitrary, (key) => {
        if (key === '') return;
        const keys = type.blockingKeys(key);
        expect(new Set(keys.map((blocking) => `${blocking.name} ${blocking.key}`)).size).toBe(keys.length);
        for (const blocking of keys) expect(blocking.key).not.toBe('');
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

test.each(fieldTypeNames.filter((name) => name !== 'text' && name !== 'category'))(
  '%s: a document in a cell is invalid, whatever it is made of',
  (name) => {
    for (const unit of ['-', '(', 'a', '1', 'ا\u0653', '، ', 'a@', '0912 ']) {
      const [value, ...more] = fieldType(name).clean(unit.repeat(5_000), context);
      expect(more).toEqual([]);
      expect(value).toMatchObject({ key: '', status: 'invalid' });
    }
  },
);
