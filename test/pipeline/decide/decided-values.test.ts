import { expect, test } from '@jest/globals';
import type { ProfileField } from '../../../matching/profile.ts';
import { decidedValues, fieldNamed, genericKey } from '../../../pipeline/decide/decided-values.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';

const profile = standardCustomerProfile();
const units = { country: 'IR', currency: 'IRT' };
const field = (name: string): ProfileField => fieldNamed(profile, name);

test('values are cleaned as those of sources are', () => {
  expect(decidedValues(field('national_id'), ['۰۴۹۹۳۷۰۸۹۹'], units)).toEqual([
    { value: '0499370899', key: '0499370899' },
  ]);
  expect(decidedValues(field('phone'), ['0912 123 4567', '09351112233'], units).map(({ value }) => value)).toEqual([
    '+989121234567',
    '+989351112233',
  ]);
  expect(decidedValues(field('city'), ['', ' '], units)).toEqual([]);
});

test('amounts are in the unit that they are stored in, whatever the project writes', () => {
  const amount: ProfileField = { ...field('city'), type: 'amount' };
  expect(decidedValues(amount, ['1,200'], units)).toMatchObject([{ value: '1200' }]);
  expect(decidedValues(amount, ['1,200 تومان'], units)).toMatchObject([{ value: '12000' }]);
});

test.each([
  ['national_id', ['0499370898'], /is no valid national id/],
  ['phone', ['09120000000'], /stands for nothing real/],
  ['city', ['تهران', 'یزد'], /is more than one/],
])('a value that %s cannot hold is refused without being told', (name, texts, message) => {
  const attempt = () => decidedValues(field(name), texts, units);
  expect(attempt).toThrow(expect.objectContaining({ code: 'decision.invalid_value' }));
  expect(attempt).toThrow(message);
  expect(attempt).not.toThrow(new RegExp(texts[0]!));
});

test('a generic value is one that matching compares', () => {
  expect(genericKey(field('phone'), '021-88001122', profile, units)).toBe('+982188001122');
  expect(() => genericKey(field('full_name'), 'Ali', profile, units)).toThrow(/does not compare full_name/);
  expect(() => genericKey(field('phone'), '', profile, units)).toThrow(/says nothing/);
});

test('the nearest field is told', () => {
  expect(() => field('fone')).toThrow(
    expect.objectContaining({ code: 'decision.invalid_value', remedy: 'Did you mean phone?' }),
  );
});
