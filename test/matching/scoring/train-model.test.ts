import { describe, expect, test } from '@jest/globals';
import type { ComparisonModel, MatchModel } from '../../../matching/model.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { chanceOfKey } from '../../../matching/scoring/frequency.ts';
import { trainModel } from '../../../matching/scoring/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

function train(records: readonly NormalizedRecord[], duplicateFree: readonly string[] = []): MatchModel {
  const profile = standardCustomerProfile(duplicateFree);
  return trainModel(tableOf(records, profile), profile);
}

const comparisonOf = (model: MatchModel, field: string): ComparisonModel =>
  model.comparisons.find((comparison) => comparison.field === field)!;

const holders = (names: readonly string[], fields: Record<string, string>): NormalizedRecord[] =>
  names.map((full_name, i) => customer({ id: i + 1, fields: { ...fields, full_name } }));

const strangers = ['علی رضایی', 'سارا کریمی', 'محمد احمدی', 'زهرا موسوی', 'حسین نوری', 'مینا صادقی', 'رضا جعفری'];

describe('training', () => {
  test('a contact of one customer under several spellings is nobody else’s', () => {
    const model = train(holders(['محمد رضایی', 'محمد رضائی', 'Mohammad Rezaei'], { phone: '09121234567' }));
    expect(comparisonOf(model, 'phone')).toMatchObject({ filled: 3, frequencies: {}, shared: [], generic: [] });
  });

  test('a contact of a few differently named customers is shared, and counts its owners', () => {
    const model = train([
      ...holders(strangers.slice(0, 3), { phone: '02188776655' }),
      customer({ id: 9, fields: { phone: '09121234567' } }),
    ]);
    expect(comparisonOf(model, 'phone')).toMatchObject({
      filled: 4,
      frequencies: { '+982188776655': 0.75 },
      shared: ['+982188776655'],
      generic: [],
    });
  });

  test('a contact of six differently named customers is generic, an identifier of three', () => {
    expect(comparisonOf(train(holders(strangers.slice(0, 5), { phone: '02188776655' })), 'phone').generic).toEqual([]);
    expect(comparisonOf(train(holders(strangers.slice(0, 6), { phone: '02188776655' })), 'phone').generic).toHaveLength(
      1,
    );
    const dummy = { national_id: '0499370899' };
    expect(comparisonOf(train(holders(strangers.slice(0, 2), dummy)), 'national_id').generic).toEqual([]);
    expect(comparisonOf(train(holders(strangers.slice(0, 3), dummy)), 'national_id').generic).toHaveLength(1);
  });

  test('a contact person and the company do not make a phone shared', () => {
    const model = train([
      customer({ id: 1, kind: 'person', fields: { full_name: 'علی رضایی', phone: '02188776655' } }),
      customer({ id: 2, kind: 'organisation', fields: { organisation_name: 'پارس خودرو', phone: '02188776655' } }),
    ]);
    expect(comparisonOf(model, 'phone').shared).toEqual([]);
  });

  test('names count records; the model is plain JSON', () => {
    const model = train(holders(['علی رضایی', 'علی رضایی', 'سارا کریمی', 'محمد احمدی'], {}));
    expect(comparisonOf(model, 'full_name').frequencies).toEqual({ 'علی رضایی': 0.5 });
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('the prior expects one other record per customer, among the pairs that may join', () => {
    const records = (source: string, start: number) =>
      Array.from({ length: 200 }, (_, i) => customer({ id: start + i, source, fields: {} }));
    const all = [...records('erp', 1), ...records('sales', 201)];
    expect(train(all).prior).toBeCloseTo(1 / 399, 10);
    expect(train(all, ['erp', 'sales']).prior).toBeCloseTo(200 / (200 * 200), 10);
    expect(train(all.slice(0, 3)).prior).toBe(0.01);
  });

  test('overrides by level name rescale the other levels', () => {
    const profile = standardCustomerProfile();
    const table = tableOf([], profile);
    const before = comparisonOf(trainModel(table, profile), 'phone');
    const after = comparisonOf(trainModel(table, profile, { phone: { m: { exact: 0.5 } } }), 'phone');
    expect(after.m[0]).toBe(0.5);
    expect(after.m.reduce((sum, m) => sum + m, 0)).toBeCloseTo(1, 10);
    expect(after.m[3]! / after.m[1]!).toBeCloseTo(before.m[3]! / before.m[1]!, 10);
    expect(after.u).toEqual(before.u);
  });
});

describe('chance of a value', () => {
  const model: ComparisonModel = {
    field: standardCustomerProfile().fields[0]!.name,
    m: [0.9, 0.1],
    u: [0.001, 0.999],
    filled: 9000,
    frequencies: { common: 0.1, pair: 2 / 9000 },
    generic: [],
    shared: [],
  };

  test('is the share of others who hold it, drawn towards the default', () => {
    expect(chanceOfKey(model, 'common')).toBeCloseTo((899 + 1) / 10000, 10);
    expect(chanceOfKey(model, 'pair')).toBeCloseTo(2 / 10000, 10);
    expect(chanceOfKey(model, 'never seen')).toBeCloseTo(1 / 10000, 10);
    expect(chanceOfKey(model, 'constructor')).toBe(chanceOfKey(model, 'never seen'));
  });
});
