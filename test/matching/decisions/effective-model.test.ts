import { expect, test } from '@jest/globals';
import { genericFor, genericValuesOf, withGenericValues } from '../../../matching/decisions/effective-model.ts';
import { toFieldName } from '../../../matching/ids.ts';
import type { ComparisonModel } from '../../../matching/model.ts';
import { genericOf } from '../../../matching/scoring/without-generic-values.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { emptyModel } from '../../support/matching/empty-model.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const [phone, email] = [toFieldName('phone'), toFieldName('email')];
const comparison = (field: typeof phone, generic: readonly string[]) =>
  ({ field, generic }) as unknown as ComparisonModel;

test('what people called generic stands beside what training found, each value once, sorted', () => {
  const model = { ...emptyModel, comparisons: [comparison(phone, ['2', '3']), comparison(email, ['x'])] };
  const values = genericValuesOf([
    { kind: 'generic_value', field: phone, key: '3' },
    { kind: 'generic_value', field: phone, key: '1' },
    { kind: 'generic_value', field: toFieldName('city'), key: 'not compared' },
  ]);
  expect(withGenericValues(model, values).comparisons).toEqual([
    comparison(phone, ['1', '2', '3']),
    comparison(email, ['x']),
  ]);
  expect(model.comparisons[0]!.generic).toEqual(['2', '3']);
});

test('a model is the same object while nobody called a value generic', () => {
  expect(withGenericValues(emptyModel, genericValuesOf([]))).toBe(emptyModel);
});

test('generic values are known before a model is trained, and are those that it gets', () => {
  const names = ['Adams', 'Brown', 'Clark', 'Davis', 'Evans', 'Frank', 'Green', 'Hill'];
  const records = names.map((family_name, id) =>
    customer({ id: id + 1, fields: { family_name, given_name: 'Ann', phone: '02188776655', city: 'Tehran' } }),
  );
  const judged = new Map([
    [phone, ['09120000000']],
    [toFieldName('city'), ['tehran']],
    [toFieldName('unknown'), ['x']],
  ]);
  const table = tableOf(records);
  const model = trainCustomers(records);
  for (const values of [judged, new Map()]) {
    const expected = genericOf(withGenericValues(model, values));
    expect(genericFor(table, null, values)).toEqual(expected);
    expect(genericFor(table, model, values)).toEqual(expected);
  }
  expect(genericFor(table, null, judged).get(phone)!.length).toBe(2);
});
