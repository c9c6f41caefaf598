import { describe, expect, test } from '@jest/globals';
import { zendeskMappings } from '../../config/standard-mappings.ts';
import { standardProfile } from '../../config/standard-profile.ts';
import { PARTY_NAME } from '../../config/vocabulary.ts';
import { profileFromConfig } from '../../matching/profile-from-config.ts';
import { loadText, smallFile } from './load-text.ts';

const names = standardProfile.map(({ name }) => name);

describe('the standard profile', () => {
  test('has each field once, in its canonical order', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 4)).toEqual(['organisation_name', 'full_name', 'given_name', 'family_name']);
  });

  test('decides a group by the same rules for each of its fields', () => {
    for (const group of ['address', 'contact']) {
      const rules = standardProfile.filter((field) => field.group === group).map(({ survivorship }) => survivorship);
      expect(rules.length).toBeGreaterThan(2);
      for (const list of rules) expect(list).toEqual(rules[0]);
    }
  });

  test('keeps the values of lists and chooses one value otherwise', () => {
    for (const field of standardProfile) {
      expect([field.name, field.survivorship.some(({ rule }) => rule === 'union')]).toEqual([field.name, field.list]);
    }
  });

  test('never lets an invalid value win over a valid one', () => {
    for (const { name, survivorship } of standardProfile) {
      const first = survivorship.find(({ rule }) => rule !== 'follow');
      expect([name, first]).toEqual([name, { rule: 'first_valid' }]);
    }
  });

  test('has every field that built-in mappings name', () => {
    const targets = Object.values(zendeskMappings).flatMap(({ fields }) => Object.keys(fields));
    expect(targets.filter((target) => target !== PARTY_NAME && !names.includes(target))).toEqual([]);
  });
});

test('matching gets the profile of the configuration', async () => {
  const config = await loadText(
    `${smallFile.replace('    fields:', '    duplicate_free: true\n    fields:')}survivorship: { city: [{ source_priority: [sales] }, { follow: address }] }\n`,
  );
  const profile = profileFromConfig(config);
  expect([...profile.duplicateFree]).toEqual(['sales']);
  expect(profile.fields.map(({ name }) => name)).toEqual(names);
  expect(profile.fields.find(({ name }) => name === 'city')).toEqual({
    name: 'city',
    type: 'city',
    label: { en: 'City', fa: 'شهر' },
    list: false,
    role: 'support',
    survivorship: [
      { rule: 'source_priority', sources: ['sales'] },
      { rule: 'follow', field: 'address' },
    ],
  });
  expect(profile.fields.find(({ name }) => name === 'postcode')?.group).toBe('address');
});
