import { expect, test } from '@jest/globals';
import { meaningOfHeader } from '../../../cli/init/header-meaning.ts';
import { headerWords } from '../../../cli/init/header-words.ts';
import { standardProfile } from '../../../config/standard-profile.ts';

test.each([
  ['کد مشتری', 'key'],
  ['كد ملي', 'national_id'], // Arabic letters
  ['کد‌ملی', 'national_id'], // half-space
  ['کدملی', 'national_id'],
  ['شناسه ملی', 'company_id'],
  ['کد اقتصادی', 'tax_code'],
  ['نام خانوادگى', 'family_name'],
  ['شمارهٔ همراه', 'phone'],
  ['تلفن ۲', 'phone'],
  ['موبایل (2)', 'phone'],
  ['Mobile2', 'phone'],
  ['E-Mail', 'email'],
  ['ایمیل:', 'email'],
  ['FULL_NAME', 'full_name'],
  ['Date of Birth', 'birth_date'],
  ['آدرس', 'address'],
  ['کدپستی', 'postcode'],
  ['آخرین به‌روزرسانی', 'updated_at'],
  ['Costumer Name', 'party_name'], // a slip
  ['نام خانودگی', 'family_name'], // a slip
  ['شماره فاکس', 'no_field'],
  ['شماره شبا', 'no_field'],
  ['شماره سفارش', null],
  ['تعداد', null],
  ['کارشناس فروش', null],
  ['12', null],
  ['', null],
])('%s means %s', (header, meaning) => {
  expect(meaningOfHeader(header)).toBe(meaning);
});

test('every meaning is a role or a field that yekta.yaml knows, and no word has two', () => {
  const known = ['key', 'updated_at', 'no_field', 'party_name', ...standardProfile.map(({ name }) => name)];
  expect(Object.keys(headerWords).filter((meaning) => !known.includes(meaning))).toEqual([]);
  for (const [meaning, words] of Object.entries(headerWords)) {
    for (const word of words) expect([word, meaningOfHeader(word)]).toEqual([word, meaning]);
  }
});
