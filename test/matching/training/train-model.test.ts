import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ComparisonModel, LevelShares, MatchModel } from '../../../matching/model.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { trainCustomers } from '../../support/matching/match-customers.ts';

const comparisonOf = (model: MatchModel, field: string): ComparisonModel =>
  model.comparisons.find((comparison) => comparison.field === field)!;

const { records, personOf } = generatedCustomers(400);
const model = trainCustomers(records);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const total = ({ exact, inexact, independent }: LevelShares): number => exact + sum(inexact) + independent;

describe('the trained model', () => {
  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(model.trainedOn).toBe(records.length);
  });

  test('has probabilities that sum to one', () => {
    for (const { unrelated, same, moved, household } of model.comparisons) {
      expect(sum(unrelated)).toBeCloseTo(1, 5);
      for (const shares of [same, moved, household]) if (shares !== null) expect(total(shares)).toBeCloseTo(1, 8);
    }
    const { same, moved, household } = model.rates;
    expect(same + moved + household).toBeLessThan(0.1);
    expect(Math.min(same, moved, household)).toBeGreaterThan(0);
  });

  test('expects about as many pairs of one customer as there are', () => {
    const sizes = new Map<string, number>();
    for (const person of personOf.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
    const pairs = sum([...sizes.values()].map((size) => (size * (size - 1)) / 2));
    const expected = (model.rates.same + model.rates.moved) * ((records.length * (records.length - 1)) / 2);
    expect(expected / pairs).toBeGreaterThan(0.8);
    expect(expected / pairs).toBeLessThan(1.25);
  });

  test('brings less weight from level to level', () => {
    for (const { levels, unrelated, same } of model.comparisons) {
      const ratios = levels.flatMap((name, level) =>
        level === 0 || level === levels.length - 1 || name === 'swapped'
          ? []
          : [same.inexact[level]! / unrelated[level]!],
      );
      for (let i = 1; i < ratios.length; i++) expect(ratios[i]!).toBeLessThanOrEqual(ratios[i - 1]! * (1 + 1e-9));
    }
  });

  test('tells which levels it has learned', () => {
    expect(comparisonOf(model, 'phone').trained[0]).toBe(1);
    expect(comparisonOf(model, 'family_name').trained[0]).toBe(1);
    expect(comparisonOf(model, 'organisation_name').trained).not.toContain(1);
    expect(trainCustomers(records.slice(0, 2)).comparisons.flatMap(({ trained }) => trained)).not.toContain(1);
  });

  test('knows that a family shares its name and its place, and that a birth date is a person’s own', () => {
    const householdShare = (field: string): number => comparisonOf(model, field).household!.exact;
    expect(householdShare('family_name')).toBeGreaterThan(20 * comparisonOf(model, 'family_name').unrelated[0]!);
    expect(householdShare('postcode')).toBeGreaterThan(0.5);
    expect(householdShare('given_name')).toBeLessThanOrEqual(0.01);
    expect(householdShare('birth_date')).toBeLessThanOrEqual(0.01);
  });

  test('lists what is more frequent than the rest', () => {
    const { frequencies, otherFrequency, filled } = comparisonOf(model, 'city');
    expect(filled).toBeGreaterThan(200);
    expect(Object.keys(frequencies).length).toBeGreaterThan(3);
    for (const frequency of Object.values(frequencies)) expect(frequency).toBeGreaterThan(otherFrequency);
    expect(Object.keys(frequencies)).toEqual(Object.keys(frequencies).toSorted());
  });
});

describe('training', () => {
  test('gives the same model for the same records in any order', () => {
    expect(trainCustomers(records.toReversed())).toEqual(model);
    const shuffled = arbitraryCustomers(9).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(trainCustomers(other)).toEqual(trainCustomers(all));
      }),
      { numRuns: 12 },
    );
  });

  test('works on no record, one record, and records without values', () => {
    for (const few of [[], records.slice(0, 1), [1, 2, 3].map((id) => customer({ id, fields: {} }))]) {
      const trained = trainCustomers(few);
      expect(trained.trainedOn).toBe(few.length);
      expect(JSON.parse(JSON.stringify(trained))).toEqual(trained);
      expect(trained.comparisons.every(({ unrelated }) => unrelated.every((u) => u > 0 && u <= 1))).toBe(true);
    }
  });

  test('expects more of the pairs where sources are free of duplicates', () => {
    const source = (index: number): string => (index % 2 === 0 ? 'erp' : 'crm');
    const halves = records.slice(0, 200).map((record, i) => ({ ...record, source: source(i) as typeof record.source }));
    const free = trainCustomers(halves, standardCustomerProfile(['erp', 'crm']));
    expect(free.rates.same).toBeGreaterThan(0);
    expect(free.training.pairs).toBeLessThan(trainCustomers(halves).training.pairs);
  });

  test('holds what people set by level name, and learns the rest', () => {
    const fields = { phone: { m: { exact: 0.5 }, u: { exact: 0.125 } } };
    const { same, unrelated } = comparisonOf(trainCustomers(records, standardCustomerProfile(), { fields }), 'phone');
    expect(same.exact).toBe(0.5);
    expect(total(same)).toBeCloseTo(1, 8);
    expect(unrelated[0]).toBe(0.125);
    expect(sum(unrelated)).toBeCloseTo(1, 5);
  });
});
