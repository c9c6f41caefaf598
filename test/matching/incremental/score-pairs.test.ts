import { describe, expect, test } from '@jest/globals';
import { createRecordPairs, type PairList } from '../../../matching/incremental/record-pairs.ts';
import { scorePairs } from '../../../matching/incremental/score-pairs.ts';
import type { MatchEdge } from '../../../matching/match-result.ts';
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
      const pairs = createRecordPairs();
      pairs.add(edge.b, edge.a);
      pairs.add(edge.a, edge.b);
      expect(score(pairs.list())).toEqual([edge]);
    }
  });

  test('that could never join, or are below the floor, are left out', () => {
    const pairs = createRecordPairs();
    pairs.addWithin([...new Set(edges.slice(0, 20).flatMap(({ a, b }) => [a, b]))]);
    const found = score(pairs.list());
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ weight }) => weight >= floor)).toBe(true);
    const duplicateFree = new Set(records.map(({ source }) => source));
    const across = score(pairs.list(), { ...profile, duplicateFree });
    const sourceOf = new Map(records.map(({ id, source }) => [id, source]));
    expect(across).toEqual(found.filter(({ a, b }) => sourceOf.get(a) !== sourceOf.get(b)));
  });

  test('are listed once, however often and in which order they are added', () => {
    const pairs = createRecordPairs();
    const ids = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].slice(0, 100);
    pairs.addWithin(ids);
    pairs.addWithin(ids.slice(0, 50).reverse());
    pairs.addBetween(ids.slice(0, 10), ids.slice(10));
    const list = pairs.list();
    expect([...list.records]).toEqual(ids.toSorted((a, b) => a - b));
    expect(list.partners.length).toBe((100 * 99) / 2);
    const inIds = new Set<number>(ids);
    const own = edges.filter(({ a, b }) => inIds.has(a) && inIds.has(b));
    const nameOf = ({ a, b }: MatchEdge) => `${a} ${b}`;
    const found = new Map(score(list).map((edge) => [nameOf(edge), edge]));
    expect(own.length).toBeGreaterThan(20);
    for (const edge of own) expect(found.get(nameOf(edge))).toEqual(edge);
  });
});

function score(pairs: PairList, own = profile): readonly MatchEdge[] {
  const listed = new Set<number>(pairs.records);
  const table = tableOf(records.filter(({ id }) => listed.has(id)).reverse());
  return scorePairs(table, own, model, pairs, floor);
}
