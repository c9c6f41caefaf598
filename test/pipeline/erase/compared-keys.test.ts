import { expect, test } from '@jest/globals';
import { toFieldName } from '../../../matching/ids.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { comparedKeys } from '../../../pipeline/erase/compared-keys.ts';
import { identifiersOf } from '../../../pipeline/erase/identifiers-of.ts';
import { loadText } from '../../config/load-text.ts';

const config = await loadText(
  'version: 1\nproject: tests\nsources:\n  a: { connector: csv, location: a.csv, key: [id], fields: { full_name: name } }',
);
const profile = profileFromConfig(config);
const { keysIn } = comparedKeys(profile, { country: 'IR', currency: 'IRR' });

test('a text gives the values that matching knows in any field, parts of names and numbers in whatever form', () => {
  const keys = keysIn(['Sara Karimi', '۰۹۳۵ ۱۱۱ ۲۲۳۳']).map(({ field, key }) => `${field} ${key}`);
  expect(keys).toEqual(expect.arrayContaining(['given_name sara', 'family_name karimi', 'phone +989351112233']));
});

test('identifiers are valid values of fields that belong to one customer only', () => {
  const value = { raw: '', value: '0499370899', key: '0499370899' };
  const fields = {
    [toFieldName('national_id')]: [
      { ...value, status: 'valid' as const },
      { ...value, key: '1111111111', status: 'junk' as const },
    ],
    [toFieldName('phone')]: [{ ...value, status: 'valid' as const }],
  };
  expect(identifiersOf({ fields }, profile)).toEqual([{ type: 'national_id', key: '0499370899' }]);
});
