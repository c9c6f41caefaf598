import { describe, expect, test } from '@jest/globals';
import { parseDays } from '../../config/schema/scalars.ts';
import { toFieldName, toSourceName } from '../../matching/ids.ts';
import { profileFromConfig } from '../../matching/profile-from-config.ts';
import { loadText, smallFile } from './load-text.ts';

const file = `${smallFile}customer:
  fields:
    marketing: { type: category }
    segment: { type: category }
    national_id: { critical: 5 }
    birth_date: { critical: true }
    city: { critical: false }
survivorship:
  marketing: [{ most_restrictive: [No, ask me, YES] }]
  full_name:
    - { source_priority: [sales], when: { newer_than: 1 year, by: last_seen, source: [sales], kind: person } }
    - { oldest: first_seen, when: { equals: { segment: نقدی, city: [تهران, Karaj] }, filled: [phone] } }
trust:
  default: { score: 0.3, half_life: 2 weeks }
  contradict_from: 0.2
  sources:
    sales: { half_life: 10 days, by: first_seen, fields: { address: 0.9, city: { score: 0.1, half_life: 1 day } } }
`;

describe('survivorship of a file', () => {
  test('rules, conditions and consent get their comparable form', async () => {
    const { fields } = profileFromConfig(await loadText(file));
    const rulesOf = (name: string) => fields.find((field) => field.name === name)!.survivorship;
    expect(rulesOf('marketing')).toEqual([{ rule: 'most_restrictive', order: ['no', 'ask me', 'yes'] }]);
    expect(rulesOf('full_name')).toEqual([
      {
        rule: 'source_priority',
        sources: ['sales'],
        when: { newerThanDays: 365.2425, by: 'last_seen', sources: ['sales'], kind: 'person' },
      },
      {
        rule: 'oldest',
        by: 'first_seen',
        when: {
          filled: ['phone'],
          equals: new Map([
            [toFieldName('segment'), ['نقدی']],
            [toFieldName('city'), [expect.any(String), expect.any(String)]],
          ]),
        },
      },
    ]);
  });

  test('critical fields have a weight', async () => {
    const { fields } = profileFromConfig(await loadText(file));
    const weights = fields.flatMap(({ name, critical }) => (critical === undefined ? [] : [[name, critical]]));
    expect(weights).toEqual([
      ['national_id', 5],
      ['birth_date', 1],
    ]);
  });

  test('trust: by field, else by group, else of the source, else of all', async () => {
    const { trust } = profileFromConfig(await loadText(file));
    expect(trust).toMatchObject({
      default: { score: 0.3, halfLifeDays: 14, by: 'updated' },
      contradictFrom: 0.2,
    });
    const sales = trust!.sources.get(toSourceName('sales'))!;
    expect(sales).toMatchObject({ score: 0.3, halfLifeDays: 10, by: 'first_seen' });
    const plain = { halfLifeDays: null, by: 'updated' };
    expect([...sales.fields]).toEqual([
      ['address', { score: 0.9, ...plain }],
      ['city', { score: 0.1, halfLifeDays: 1, by: 'updated' }],
      ['province', { score: 0.9, ...plain }],
      ['postcode', { score: 0.9, ...plain }],
    ]);
    expect(profileFromConfig(await loadText(smallFile)).trust).toBeUndefined();
  });

  test.each([
    ['1 day', 1],
    ['90 days', 90],
    ['2 weeks', 14],
    ['1.5 years', 1.5 * 365.2425],
    ['12 months', 365.2425],
    ['0 days', null],
    ['soon', null],
    ['3', null],
  ])('%s is an age of %p days', (text, days) => {
    expect(parseDays(text)).toBe(days);
  });
});
