import { describe, expect, test } from '@jest/globals';
import { fieldTypeNames } from '../../../config/vocabulary.ts';
import { describeEvidence } from '../../../matching/explain/describe-evidence.ts';
import { explainPair } from '../../../matching/explain/explain-pair.ts';
import { levelWords } from '../../../matching/explain/level-words.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import type { PlanOverrides } from '../../../matching/plan/plan-rules.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { defaultMatchOptions, tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const a = customer({
  id: 1,
  source: 'sales',
  fields: { full_name: 'محمد رضایی', phone: '09121234567', national_id: '0499370899' },
});
const b = customer({
  id: 2,
  source: 'tickets',
  fields: { full_name: 'Mohammad Rezaei', phone: '09121234567', national_id: '0084575948' },
});
const model = trainModel(tableOf([a, b]), profile, defaultMatchOptions);

describe('explaining a pair', () => {
  test('names what agrees, what differs, what brings the two together and what keeps them apart', () => {
    const evidence = explainPair(b, a, profile, model);
    expect(evidence).toMatchObject({
      a: 1,
      b: 2,
      comparisons: [
        { field: 'given_name', level: 'sounds_alike' },
        { field: 'family_name', level: 'sounds_alike' },
        { field: 'national_id', level: 'else' },
        { field: 'phone', level: 'exact' },
      ],
      hardConflict: { reason: 'unique_identifier', field: 'national_id' },
    });
    expect(evidence.rules).toEqual(expect.arrayContaining(['phone:exact', 'phone:last7']));
    expect(evidence.rules.some((rule) => rule.startsWith('national_id'))).toBe(false);
    expect(evidence.probability).toBeCloseTo(1 / (1 + 2 ** -evidence.weight), 12);
  });

  test('names the rules that the configuration has', () => {
    const rules = (plan: PlanOverrides) => explainPair(a, b, profile, model, plan).rules;
    expect(rules({ blocking: [['phone:last4', 'given_name:sound'], ['national_id:exact']] })).toEqual([
      'phone:last4 & given_name:sound',
    ]);
    expect(rules({ fields: { phone: { blocking: false } } }).filter((rule) => rule.includes('phone'))).toEqual([]);
    expect(rules({})).toEqual(explainPair(a, b, profile, model).rules);
  });

  test('in English words, strongest first', () => {
    const [first, ...rest] = describeEvidence(explainPair(a, b, profile, model), profile, 'en');
    expect(first).toMatch(
      /^National ID: different \(-\d+\.\d bits\)$|^Phone: the same, and few records share it \(\+\d+\.\d bits\)$/,
    );
    expect(rest).toContainEqual(expect.stringMatching(/^Family name: another spelling or script of the same \(\+/));
    expect(rest.at(-3)).toBe('National ID: both are valid and they differ, so the two never join by themselves.');
    expect(rest.at(-2)).toMatch(/^Any two records start at -\d\.\d bits; .* a probability of \d+\.\d %\.$/);
    expect(rest.at(-1)).toMatch(/^Most likely /);
  });

  test('says how likely each relation is, summing to 1 and agreeing with the probability', () => {
    const { classes = [], probability } = explainPair(a, b, profile, model);
    const of = (...relations: string[]) =>
      classes.reduce((sum, each) => (relations.includes(each.relation) ? sum + each.probability : sum), 0);
    expect(of('same', 'moved', 'household', 'unrelated')).toBeCloseTo(1, 10);
    expect(of('same', 'moved')).toBeCloseTo(probability, 2);
  });

  test('in Persian words, without Latin letters or digits', () => {
    for (const sentence of describeEvidence(explainPair(a, b, profile, model), profile, 'fa')) {
      expect(sentence).not.toMatch(/[A-Za-z0-9]/);
    }
  });

  test('holds no values of the records', () => {
    const text = describeEvidence(explainPair(a, b, profile, model), profile, 'fa').join(' ');
    for (const value of ['رضایی', 'Rezaei', '0499370899', '9121234567']) expect(text).not.toContain(value);
  });

  test('has words for every level of every field type', () => {
    for (const name of fieldTypeNames) {
      for (const level of fieldType(name).levels) expect(Object.keys(levelWords)).toContain(level.name);
    }
  });
});
