import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../config/canonical-json.ts';
import { matchingFingerprint, normalizationFingerprint, survivorshipFingerprint } from '../../config/fingerprints.ts';
import { loadText, smallFile } from './load-text.ts';

const base = `${smallFile}      phone: [موبایل, تلفن]
      birth_date: تاریخ تولد
  other: { connector: csv, location: other.csv, fields: { email: mail } }
`;

async function fingerprintsOf(text: string) {
  const config = await loadText(text);
  return {
    sales: normalizationFingerprint(config, 'sales'),
    other: normalizationFingerprint(config, 'other'),
    matching: matchingFingerprint(config),
    survivorship: survivorshipFingerprint(config),
  };
}

test('a model of another form is not used: the version of models is part of the matching fingerprint', async () => {
  const config = await loadText(base);
  const withoutVersion = canonicalJson({
    profile: config.profile.fields.map(({ name, type, role }) => ({ name, type, role })),
    matching: config.matching,
    duplicateFree: [],
  });
  expect(matchingFingerprint(config)).not.toBe(createHash('sha256').update(withoutVersion).digest('hex'));
});

/** Which fingerprints a change of the file changes. */
describe('a change changes the fingerprints of the stages that it concerns', () => {
  const inSales = (line: string) => base.replace('    location: sales.xlsx', `    location: sales.xlsx\n    ${line}`);
  test.each<[string, string, readonly string[]]>([
    ['nothing', base, []],
    ['another location', base.replace('sales.xlsx', 'other/*.xlsx'), []],
    ['another sheet', inSales('sheet: 2'), []],
    [
      'comments and the order of keys',
      `# comment\n${base.replace('version: 1\nproject: atlas\n', 'project: atlas\nversion: 1\n')}`,
      [],
    ],
    ['a default written down', `${base}currency: IRR\n`, []],
    ['a label', `${base}customer: { fields: { phone: { label: Telephone } } }\n`, []],
    ['the deletion limit', `${base}limits: { deletions: 0.5 }\n`, []],
    [
      'a calendar',
      base.replace('birth_date: تاریخ تولد', 'birth_date: { column: تاریخ تولد, calendar: jalali }'),
      ['sales'],
    ],
    ['the order of columns', base.replace('[موبایل, تلفن]', '[تلفن, موبایل]'), ['sales']],
    ['the currency of a source', inSales('currency: IRT'), ['sales']],
    ['the update time of a source', inSales('updated_at: ویرایش'), ['sales']],
    ['the country of the project', `${base}country: DE\n`, ['sales', 'other']],
    ['a duplicate-free source', inSales('duplicate_free: true'), ['matching']],
    ['a threshold', `${base}matching: { thresholds: { link: 0.9 } }\n`, ['matching']],
    ['an override', `${base}matching: { fields: { phone: { blocking: false } } }\n`, ['matching']],
    ['a role', `${base}matching: { fields: { phone: { role: none } } }\n`, ['matching']],
    ['a rule', `${base}survivorship: { full_name: [oldest] }\n`, ['survivorship']],
    [
      'a condition of a rule',
      `${base}survivorship: { full_name: [{ rule: min, when: { kind: person } }] }\n`,
      ['survivorship'],
    ],
    ['the trust in a source', `${base}trust: { sources: { sales: 0.9 } }\n`, ['survivorship']],
    ['a critical field', `${base}customer: { fields: { birth_date: { critical: true } } }\n`, ['survivorship']],
    ['a list', `${base}customer: { fields: { website: { list: true } } }\n`, ['sales', 'other', 'survivorship']],
    [
      'a new field',
      `${base}customer: { fields: { balance: { type: amount } } }\n`,
      ['sales', 'other', 'matching', 'survivorship'],
    ],
  ])('%s', async (_, text, changed) => {
    const [before, after] = [await fingerprintsOf(base), await fingerprintsOf(text)];
    const names = Object.keys(before) as (keyof typeof before)[];
    expect(names.filter((name) => before[name] !== after[name])).toEqual(changed);
  });
});

test('fingerprints are sha256 in hex', async () => {
  for (const value of Object.values(await fingerprintsOf(base))) expect(value).toMatch(/^[0-9a-f]{64}$/);
});

test('credentials and addresses change no fingerprint', async () => {
  const text = `version: 1
project: atlas
sources:
  support:
    connector: zendesk
    url: "\${URL}"
    credentials: { email: "\${MAIL}", token: "\${TOKEN}" }
`;
  const one = await loadText(text, { URL: 'https://a.example', MAIL: 'a', TOKEN: 'b' });
  const two = await loadText(text, { URL: 'https://b.example', MAIL: 'c', TOKEN: 'd' });
  expect(normalizationFingerprint(one, 'support')).toBe(normalizationFingerprint(two, 'support'));
  expect(() => normalizationFingerprint(one, 'sales')).toThrow(RangeError);
});

test('canonical JSON does not depend on the order of keys, but on that of lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
});
