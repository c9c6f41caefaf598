import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composedKey } from '../../../../matching/field-types/names/compose-name.ts';
import { fieldType } from '../../../../matching/field-types/registry.ts';

/** What cleaning makes of the whole name. */
const ofWhole = (given: string, family: string) =>
  fieldType('person_name').clean(`${given} ${family}`, {
    country: '',
    currency: '',
    dateFormat: null,
    wasNumber: false,
  });

/** Names, parts of compounds, titles, placeholders and what does not belong in a name. */
const word = fc.oneof(
  fc.constantFrom(
    ...(
      'علی رضا محمد امیر حسین غلام عبد الله الدین زاده نژاد پور سید سیدحسن سیدی السادات احمد صادق خانم آقا دکتر مهندس حاج بی نام نا مشخص ' +
      'مشتری نقدی متفرقه تست ء م Ali Gholam Reza gholam hesam abd ollah zadeh pour Seyed Seyedali John Amanda Smith Mr Dr PhD jr khanom ' +
      'test no name n a new customer xxx aa A O’Brien Smith-Jones Σας ΣΑΣ İpek ﷲ ﻋﻠﯽ 5th علی2 h0well . , (x)'
    ).split(' '),
    'علی\u200cرضا',
    'José',
    'Jose\u0301',
    'عـلی',
    'عَلی',
    'كريمي',
    '\u0301',
    '\u0654ا',
    'x'.repeat(101),
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const name = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));

describe('the key of a name put together from its parts', () => {
  test('is that of the whole', () => {
    fc.assert(
      fc.property(name, name, (given, family) => {
        const key = composedKey(given, family);
        if (key === null) return;
        const whole = `${given} ${family}`;
        expect(ofWhole(given, family)).toEqual([{ raw: whole, value: whole, key, status: 'unverified' }]);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['Amanda', 'Gonzalez'],
    ['محمد', 'رضایی'],
    ['آرش', 'الحسینی'],
    ['Gholam', 'Karimi'],
  ])('is known without looking at the whole: %s %s', (given, family) => {
    expect(composedKey(given, family)).toBe(ofWhole(given, family)[0]!.key);
  });

  test.each([
    ['حسین', 'زاده'],
    ['علی', 'رضا'],
    ['عبد', 'کریمی'],
    ['احمد صادق', 'پور'],
    ['Mr', 'Smith'],
    ['Sara', 'PhD'],
    ['بی', 'نام'],
    ['no', 'name'],
    ['Mary-Ann', 'Smith'],
    ['علی رضا', 'کریمی'],
    ['سیدحسن', 'موسوی'],
    ['Ali', 'x'.repeat(4_000)],
  ])('is not where the parts touch each other or need cleaning: %s %s', (given, family) => {
    expect(composedKey(given, family)).toBeNull();
  });
});
