import { expect, test } from '@jest/globals';
import { explainPair } from '../../../matching/explain/explain-pair.ts';
import { rescorePair } from '../../../matching/explain/rescore-pair.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { defaultMatchOptions, tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const a = customer({
  id: 1,
  fields: { full_name: 'علی رضایی', national_id: '0499370899', email: 'ali.rezaei@yahoo.com' },
});
const b = customer({ id: 2, fields: { full_name: 'علی رضایی', national_id: '0084575948' } });
const model = trainModel(tableOf([a, b]), profile, defaultMatchOptions);
const rescore = rescorePair(a, b, profile, model);
const now = explainPair(a, b, profile, model);

test('an unknown field says nothing, and no longer forbids', () => {
  const { bits } = now.comparisons.find(({ field }) => field === 'national_id')!;
  const { weight, hardConflict } = rescore(toFieldName('national_id'), 'unknown')!;
  expect(weight).toBeCloseTo(now.weight - bits, 2);
  expect(hardConflict).toBeNull();
});

test('an agreeing field speaks for the pair, also when only one of the two has it', () => {
  for (const field of ['national_id', 'email'].map(toFieldName)) {
    expect(rescore(field, 'agrees')!.weight).toBeGreaterThan(now.weight);
  }
  expect(rescore(toFieldName('email'), 'agrees')!.hardConflict).not.toBeNull();
});

test('what neither has cannot be told', () => {
  expect(rescore(toFieldName('phone'), 'agrees')).toBeNull();
});
