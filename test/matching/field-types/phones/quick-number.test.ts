import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { quickNumber } from '../../../../matching/field-types/phones/quick-number.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 17 });
const country = fc.constantFrom(...getCountries());

test('what is read quickly is what the library reads', () => {
  let read = 0;
  fc.assert(
    fc.property(digits, country, fc.boolean(), (national, code, international) => {
      const text = international ? `+${getCountryCallingCode(code)}${national}` : national;
      const quick = quickNumber(text, code);
      if (quick === null) return;
      read++;
      const parsed = parsePhoneNumberFromString(text, code);
      expect(quick.isValid).toBe(parsed?.isValid() ?? false);
      if (quick.isValid) expect(`+${quick.callingCode}${quick.national}`).toBe(parsed?.number);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(1_000);
});

test.each([
  ['a national number', '2125550123', 'US', true],
  ['a number of a country that shares a calling code', '+18095550123', 'US', true],
  ['an area code that nobody has', '9995550123', 'US', false],
  ['a number with its country', '+442079460958', 'US', true],
] as const)('%s is read without the library', (_, text, code, isValid) => {
  expect(quickNumber(text, code)).toMatchObject({ isValid });
});

test.each([
  ['a trunk prefix', '02079460958', 'GB'],
  ['a national number of no country', '2079460958', undefined],
  ['no calling code', '+999123456', 'GB'],
] as const)('%s is left to the library', (_, text, code) => {
  expect(quickNumber(text, code)).toBeNull();
});
