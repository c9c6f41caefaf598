import { describe, expect, test } from '@jest/globals';
import { createRecordPairs } from '../../../matching/incremental/record-pairs.ts';
import { scorePairs } from '../../../matching/incremental/score-pairs.ts';
import { matchTable } from '../../../matching/match-table.ts';
import { oddsInBits } from '../../../matching/scoring/bits.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { defaultMatchOptions, tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const { records } = generatedCustomers(600);
const model = trainCustomers(records);
const floor = oddsInBits(defaultMatchOptions.thresholds.review);

describe('pairs of records', () => {
  const { edges } = matchTable(tableOf(records), profile, model, defaultMatchOptions);

  test('weigh in a table of their own what they weigh among all records', () => {
    expect(edges.length).toBeGreaterThan(100);
    for (const edge of edges) {
      const table = tableOf(records.filter(({ id }) => id === edge.a || id === edge.b).reverse());
      const pairs = createRecordPairs();
      pairs.add(edge.b, edge.a);
      pairs.add(edge.a, edge.b);
      expect(scorePairs(table, profile, model, pairs, floor)).toEqual([edge]);
    }
  });

  test('that could never join, or are below the floor, are left out', () => {
    const pairs = createRecordPairs();
    pairs.addWithin(records.slice(0, 40).map(({ id }) => id));
    const table = tableOf(records.slice(0, 40));
    const found = scorePairs(table, profile, model, pairs, floor);
    expect(found.every(({ weight }) => weight >= floor)).toBe(true);
    const duplicateFree = new Set(records.map(({ source }) => source));
    const across = scorePairs(table, { ...profile, duplicateFree }, model, pairs, floor);
    const sourceOf = new Map(records.map(({ id, source }) => [id, source]));
    expect(across).toEqual(found.filter(({ a, b }) => sourceOf.get(a) !== sourceOf.get(b)));
  });
});
