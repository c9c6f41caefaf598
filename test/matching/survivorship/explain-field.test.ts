import { describe, expect, test } from '@jest/globals';
import { toFieldName, toSourceName } from '../../../matching/ids.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import { describeQuestion } from '../../../matching/queue/describe-question.ts';
import { describeRule } from '../../../matching/survivorship/describe-rule.ts';
import { describeStep } from '../../../matching/survivorship/describe-step.ts';
import { describeWarning } from '../../../matching/survivorship/describe-warning.ts';
import { explainField } from '../../../matching/survivorship/explain-field.ts';
import { offeredIdentities } from '../../../matching/survivorship/offers.ts';
import type { SurvivorshipRule } from '../../../matching/survivorship/rule.ts';
import { customer, standardCustomerProfile, typesOf } from '../../support/matching/customer-records.ts';
import { pin, rejection } from '../../support/matching/field-decisions.ts';

const standard = standardCustomerProfile();
const types = typesOf(standard);
const name = toFieldName('full_name');
const asOf = '2024-06-01T00:00:00.000Z';

function withRules(survivorship: readonly SurvivorshipRule[], field = 'full_name'): Profile {
  const names: readonly string[] = field === 'address' ? ['address', 'city', 'province', 'postcode'] : [field];
  return {
    ...standard,
    trust: {
      default: { score: 0.5, halfLifeDays: null, by: 'updated' },
      contradictFrom: 0.5,
      sources: new Map([[toSourceName('sales'), { score: 0.8, halfLifeDays: 152, by: 'updated', fields: new Map() }]]),
    },
    fields: standard.fields.map((one) => (names.includes(one.name) ? { ...one, survivorship } : one)),
  };
}

const records: readonly NormalizedRecord[] = [
  customer({ id: 1, source: 'sales', updatedAt: '2024-01-01T00:00:00Z', fields: { full_name: 'علی رضایی' } }),
  customer({ id: 2, source: 'accounting', updatedAt: '2023-01-01T00:00:00Z', fields: { full_name: 'علی رضایی‌نژاد' } }),
  customer({ id: 3, source: 'tickets', updatedAt: '2024-05-01T00:00:00Z', fields: { full_name: 'Ali' } }),
  customer({ id: 4, source: 'tickets', fields: { full_name: 'تست' } }),
];

describe('the story of a field', () => {
  const rules: readonly SurvivorshipRule[] = [
    { rule: 'most_frequent' },
    { rule: 'min', when: { kind: 'organisation' } },
    {
      rule: 'source_priority',
      sources: [toSourceName('accounting'), toSourceName('sales')],
      when: { olderThanDays: 100 },
    },
    { rule: 'max' },
  ];
  const story = explainField(records, withRules(rules), name, { asOf });

  test('names every candidate with its clocks, its trust now and what became of it', () => {
    expect(story.candidates.map(({ record, fate, droppedBy }) => [record, fate, droppedBy])).toEqual([
      [2, 'won', null],
      [1, 'rule', 2],
      [3, 'rule', 2],
      [4, 'status', null],
    ]);
    expect(story.candidates[1]).toMatchObject({
      raw: 'علی رضایی',
      source: 'sales',
      clocks: { updated: '2024-01-01T00:00:00Z', firstSeen: '2024-01-01T00:00:00Z', lastSeen: null },
      trust: { now: 0.4, score: 0.8, halfLifeDays: 152, by: 'updated' },
    });
  });

  test('tells what each rule did, in order', () => {
    expect(
      story.steps.map(({ rule, outcome, kept }) => [rule.rule, outcome, kept.map(({ record }) => record)]),
    ).toEqual([
      ['most_frequent', 'no_preference', [2, 1, 3]],
      ['min', 'not_met', [2, 1, 3]],
      ['source_priority', 'decided', [2]],
      ['max', 'not_reached', []],
    ]);
    expect(story).toMatchObject({ decidedBy: 'source_priority', served: [{ record: 2 }], asOf, kind: 'person' });
  });

  test('of a group is about records; those without the first field do not compete', () => {
    const group = [
      customer({ id: 1, updatedAt: '2024-01-01T00:00:00Z', fields: { address: 'بلوار زند پلاک 5', city: 'شیراز' } }),
      customer({
        id: 2,
        updatedAt: '2023-01-01T00:00:00Z',
        fields: { address: 'خیابان آزادی پلاک 12', city: 'تهران' },
      }),
      customer({ id: 3, updatedAt: '2024-05-01T00:00:00Z', fields: { city: 'کرج' } }),
    ];
    const city = explainField(group, withRules([{ rule: 'most_recent' }], 'address'), toFieldName('city'), { asOf });
    expect(city.group).toEqual(['address', 'city', 'province', 'postcode']);
    expect(city.candidates.map(({ record, fate, droppedBy }) => [record, fate, droppedBy])).toEqual([
      [1, 'won', null],
      [2, 'group', 0],
      [3, 'group', null],
    ]);
  });

  test('of a list tells which rule keeps and which order', () => {
    const phones = [
      customer({ id: 1, updatedAt: '2018-01-01T00:00:00Z', fields: { phone: '02188776655' } }),
      customer({ id: 2, updatedAt: '2024-01-01T00:00:00Z', fields: { phone: ['09121234567', '0000000000'] } }),
    ];
    const list: readonly SurvivorshipRule[] = [
      { rule: 'first_valid' },
      { rule: 'union', when: { newerThanDays: 1000 } },
      { rule: 'most_recent' },
    ];
    const story = explainField(phones, withRules(list, 'phone'), toFieldName('phone'), { asOf });
    expect(story.steps.map(({ outcome }) => outcome)).toEqual(['ordered', 'listed', 'ordered']);
    expect(story.candidates.map(({ fate, droppedBy }) => [fate, droppedBy])).toEqual([
      ['rule', 1],
      ['won', null],
      ['status', null],
    ]);
  });

  test('holds the decisions of people and what came after them', () => {
    const known = offeredIdentities(records.slice(0, 2), name);
    const decided = pin(types, { field: 'full_name', value: 'علی', decidedAt: '2024-03-01T00:00:00Z' });
    const decisions = {
      pins: [{ ...decided, known }],
      rejections: [rejection(types, { field: 'full_name', value: 'علی رضایی', decidedAt: '2024-02-01T00:00:00Z' })],
    };
    const story = explainField(records, withRules(rules), name, { asOf, decisions });
    expect(story).toMatchObject({ decidedBy: 'pin', pin: { author: 'سارا' }, served: [{ value: 'علی', record: 1 }] });
    expect(story.rejections).toHaveLength(1);
    expect(story.candidates.map(({ fate }) => fate)).toEqual(['rule', 'rejected', 'rule', 'status']);
    expect(story.warnings).toMatchObject([{ kind: 'pin_contested', offers: [{ record: 3 }] }]);
    expect(story.steps.map(({ outcome }) => outcome)).toEqual(rules.map(() => 'not_reached'));
  });

  test('is about fields of the profile only', () => {
    expect(() => explainField(records, standard, toFieldName('fullname'))).toThrow(RangeError);
  });
});

describe('in words', () => {
  const profile = withRules([]);
  test.each<[SurvivorshipRule, string, string]>([
    [{ rule: 'trust' }, 'the source that is trusted most', 'منبعی که بیش از همه به آن اعتماد می‌شود'],
    [
      { rule: 'oldest', by: 'last_seen' },
      'the oldest record by when it was last seen',
      'قدیمی‌ترین رکورد بر پایه‌ی آخرین باری که دیده شده است',
    ],
    [
      { rule: 'follow', field: name },
      'from the record that won Full name',
      'از رکوردی که «نام و نام خانوادگی» از آن آمده است',
    ],
    [
      { rule: 'most_restrictive', order: ['no', 'yes'] },
      'the most restrictive of no and yes',
      'محدودکننده‌ترین از میان \u2068no\u2069 و \u2068yes\u2069',
    ],
    [
      {
        rule: 'most_frequent',
        when: {
          kind: 'organisation',
          sources: [toSourceName('sales')],
          status: 'valid',
          newerThanDays: 365.2425,
          by: 'first_seen',
          filled: [toFieldName('company_id')],
          equals: new Map([[toFieldName('city'), ['تهران']]]),
        },
      },
      'what most records agree on, for organisations, from sales only, valid only, at most 365 days old by when it was first seen, where Company ID is filled, where City is تهران',
      'آنچه بیشتر رکوردها می‌گویند، برای سازمان‌ها، تنها از \u2068sales\u2069، تنها معتبر، حداکثر ۳۶۵ روزه بر پایه‌ی نخستین باری که دیده شده است، در رکوردهایی که «شناسه ملی» دارند، در رکوردهایی که «شهر» در آن‌ها \u2068تهران\u2069 است',
    ],
  ])('%j', (rule, english, persian) => {
    expect(describeRule(rule, profile, 'en')).toBe(english);
    expect(describeRule(rule, profile, 'fa')).toBe(persian);
  });

  test('what a rule did', () => {
    const step = { rule: { rule: 'min' }, outcome: 'narrowed', kept: [] } as const;
    expect(describeStep(step, ['a', 'b'], 'en')).toBe('left 2: a | b');
    expect(describeStep(step, ['a', 'b'], 'fa')).toBe('۲ مقدار ماند: \u2068a\u2069 | \u2068b\u2069');
  });

  test('every warning and question, in both languages', () => {
    const decided = pin(types, { field: 'full_name', value: 'علی', decidedAt: asOf });
    const offers = [{ value: 'رضا', record: decided.record, status: 'unverified' as const }];
    const warnings = [
      ...(['pin_expired', 'pin_rejected', 'pin_superseded'] as const).map((kind) => ({
        kind,
        field: name,
        pin: decided,
      })),
      ...(['pin_agreed', 'pin_contested'] as const).map((kind) => ({ kind, field: name, pin: decided, offers })),
      { kind: 'unlisted_value' as const, field: name, offers },
    ];
    const questions = (['unique', 'critical', 'disputed'] as const).map((reason) => ({
      field: name,
      reason,
      priority: 1,
    }));
    for (const language of ['en', 'fa'] as const) {
      const sentences = [
        ...warnings.map((warning) => describeWarning(warning, language)),
        ...questions.map((question) => describeQuestion(question.reason, {}, language)),
      ];
      expect(new Set(sentences).size).toBe(9);
      for (const sentence of sentences)
        expect(sentence).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /^[\p{Script=Arabic}\s].*\.$/u);
    }
  });
});
