import { describe, expect, test } from '@jest/globals';
import { customerFields } from '../../../bench/matching/customer-fields.ts';
import { handWrittenRules, matchOptions } from '../../../bench/matching/plans.ts';
import { comparedFields } from '../../../matching/compared-fields.ts';
import { keyNames } from '../../../matching/plan/key-names.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';

const { profile, spec } = customerFields();

describe('plans of the benchmarks', () => {
  test.each(['tight', 'loose'] as const)('%s rules all stand, with keys that their types have', (plan) => {
    const rules = planRules(comparedFields(profile), matchOptions(plan));
    expect(rules.map((rule) => rule.keys.length)).toEqual(handWrittenRules[plan].map((keys) => keys.length));
    for (const { field, key } of rules.flatMap((rule) => rule.keys)) {
      const { type } = profile.fields.find(({ name }) => name === field)!;
      expect(keyNames[type]).toContain(key);
    }
  });

  test('the columns of a file are the compared fields of the profile', () => {
    expect(spec.fields.map(({ field }) => field.name)).toEqual(comparedFields(profile).map(({ field }) => field.name));
  });
});
