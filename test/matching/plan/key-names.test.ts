import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type FieldTypeName, fieldTypeNames } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { keyNames } from '../../../matching/plan/key-names.ts';

const context = { country: 'IR', dateFormat: null, currency: 'IRR', wasNumber: false };
/** Texts that together have every kind of key of their type. */
const samples: Readonly<Record<FieldTypeName, readonly string[]>> = {
  person_name: ['محمد رضایی', 'Mohammad Rezaei'],
  given_name: ['محمد', 'Mohammad'],
  family_name: ['رضایی', 'Rezaei'],
  organisation_name: ['شرکت فولاد مبارکه اصفهان', 'Mobarakeh Steel Company'],
  email: ['mohammad.rezaei@gmail.com'],
  phone: ['09121234567'],
  national_id: ['0499370899'],
  company_id: ['10380284790'],
  tax_code: ['411111111111'],
  date: ['1980-03-21'],
  address: ['تهران خیابان آزادی کوچه 5 پلاک 12'],
  city: ['تهران'],
  province: ['فارس'],
  postcode: ['1418765431'],
  amount: ['1200'],
  category: ['gold'],
  text: ['some words of a note'],
};

test.each(fieldTypeNames)('the keys of %s are those that rules may name', (name) => {
  const type = fieldType(name);
  const given = samples[name]
    .flatMap((text) => type.clean(text, context))
    .flatMap(({ key }) => type.blockingKeys(key))
    .map((key) => key.name);
  expect(new Set(given)).toEqual(new Set(keyNames[name]));
});

test('docs/configuration.md lists the keys of every type', () => {
  const guide = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = guide.slice(guide.indexOf('| Type')).split('\n\n')[0]!.split('\n').slice(2);
  const listed = rows.flatMap((row) => {
    const [, types, keys] = row.split('|');
    return types!.match(/[a-z_]{4,}/g)!.map((type) => [type, keys!.match(/\w+/g)] as const);
  });
  expect(Object.fromEntries(listed)).toMatchObject(
    Object.fromEntries(Object.entries(keyNames).filter(([, keys]) => keys.length > 0)),
  );
});
