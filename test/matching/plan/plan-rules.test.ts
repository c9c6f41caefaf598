import { describe, expect, test } from '@jest/globals';
import type { ComparedField } from '../../../matching/compared-fields.ts';
import { type FieldTypeName, fieldTypeNames } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { keysAlone, keysInAnyOrder, keysTogether } from '../../../matching/plan/default-rules.ts';
import { type PlanOverrides, planRules } from '../../../matching/plan/plan-rules.ts';
import type { MatchRole } from '../../../matching/profile.ts';

const field = (name: string, type: FieldTypeName, role: MatchRole = 'identify'): ComparedField => ({
  field: { name: toFieldName(name), type, label: { en: name, fa: name }, list: false, role, survivorship: [] },
  type: fieldType(type),
});
const person = [
  field('given', 'given_name'),
  field('family', 'family_name'),
  field('born', 'date', 'support'),
  field('phone', 'phone'),
  field('contact_phone', 'phone', 'support'),
  field('city', 'city', 'support'),
];
const planned = (fields: readonly ComparedField[], overrides: PlanOverrides = {}): string[] =>
  planRules(fields, overrides).map(({ name }) => name);

describe('the default plan', () => {
  test('has the rules whose fields there are, in the order of its tables', () => {
    expect(planned([person[0]!, person[1]!, person[2]!])).toEqual([
      'born:exact',
      'given:exact',
      'family:exact',
      'family:exact & given:exact (in any order)',
      'family:prefix & given:prefix (in any order)',
      'family:sound & given:sound (in any order)',
      'family:prefix & given:initial',
      'family:initial & given:prefix',
      'family:initial & born:month_day',
      'given:initial & born:month_day',
      'family:prefix & born:year',
      'given:prefix & born:year',
    ]);
    expect(planned([])).toEqual([]);
  });

  test('has a rule for every field of a type', () => {
    expect(planned([field('home', 'phone'), field('work', 'phone')])).toEqual([
      'home:exact',
      'work:exact',
      'home:last7',
      'work:last7',
    ]);
  });

  test('lets what stands beside a customer bring candidates only with something else', () => {
    const rules = planned(person);
    expect(rules).toContain('phone:last7');
    expect(rules.filter((name) => name.includes('contact_phone'))).toEqual([
      'family:prefix & contact_phone:last4',
      'given:prefix & contact_phone:last4',
    ]);
    expect(planned([field('employer', 'organisation_name', 'support'), field('note', 'text', 'support')])).toEqual([]);
    expect(planned([field('born', 'date', 'support'), field('home', 'address', 'support')])).toEqual([
      'born:exact',
      'home:tokens',
      'home:house',
    ]);
  });

  test('names every rule once, and never one field twice', () => {
    const everything = fieldTypeNames.flatMap((type) => [field(type, type), field(`${type}2`, type, 'support')]);
    const rules = planRules(everything, {});
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { keys } of rules) expect(new Set(keys.map((key) => key.field)).size).toBe(keys.length);
    const used = new Set(rules.flatMap(({ keys }) => keys.map(({ field, key }) => `${field}:${key}`)));
    for (const key of [keysAlone, keysInAnyOrder, keysTogether].flat(2)) expect(used).toContain(key);
  });

  test('leaves out fields that may not block', () => {
    const rules = planned(person, { fields: { family: { blocking: false }, phone: { blocking: false } } });
    expect(rules).toContain('given:prefix & contact_phone:last4');
    expect(rules.filter((name) => /family|(?<!contact_)phone/.test(name))).toEqual([]);
  });
});

describe('rules of a configuration', () => {
  test('replace the default plan', () => {
    expect(planned(person, { blocking: [['phone:last7'], ['family:sound', 'city:sound', 'born:year']] })).toEqual([
      'phone:last7',
      'family:sound & city:sound & born:year',
    ]);
  });

  test('or add to it, where the list says default', () => {
    const rules = planned(person, { blocking: [['born:year', 'city:sound'], 'default', ['contact_phone:exact']] });
    const standard = planned(person);
    expect(rules[0]).toBe('born:year & city:sound');
    expect(rules.at(-1)).toBe('contact_phone:exact');
    expect(new Set(rules)).toEqual(new Set([...standard, 'contact_phone:exact']));
    expect(rules).toHaveLength(standard.length + 1);
  });

  test('leave out fields that may not block', () => {
    const rules = { blocking: [['phone:last7'], ['born:exact']], fields: { phone: { blocking: false } } };
    expect(planned(person, rules)).toEqual(['born:exact']);
  });
});
