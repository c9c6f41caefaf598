import { expect, test } from '@jest/globals';
import { genericValuesOf, withGenericValues } from '../../../matching/decisions/effective-model.ts';
import { toFieldName } from '../../../matching/ids.ts';
import type { ComparisonModel } from '../../../matching/model.ts';
import { emptyModel } from '../../support/matching/empty-model.ts';

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
