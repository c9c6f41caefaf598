import { describe, expect, test } from '@jest/globals';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import { collectPacked } from '../../../matching/incremental/comparables/packed-records.ts';
import { createRecordPairs, type PairList } from '../../../matching/incremental/record-pairs.ts';
import { scorePairs } from '../../../matching/incremental/score-pairs.ts';
import type { MatchEdge } from '../../../matching/match-result.ts';
import { matchTable } from '../../../matching/match-table.ts';
import { type Crew, workAlone } from '../../../matching/parallel/crew.ts';
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

  test('of many records come in parts, each pair in one', () => {
    const pairs = createRecordPairs();
    const ids = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].slice(0, 260);
    pairs.addWithin(ids);
    pairs.addWithin(ids.slice(0, 50).reverse());
    const parts: number[] = [];
    const alone = workAlone();
    const crew: Crew = {
      ...alone,
      run: (name, shared, count) => {
        parts.push(count);
        return alone.run(name, shared, count);
      },
    };
    const found = score(pairs.list(), profile, crew);
    expect(parts[0]).toBeGreaterThan(1);
    const nameOf = ({ a, b }: MatchEdge) => `${a} ${b}`;
    expect(new Set(found.map(nameOf)).size).toBe(found.length);
    const foundAs = new Map(found.map((edge) => [nameOf(edge), edge]));
    const those = edges.filter(({ a, b }) => ids.includes(a) && ids.includes(b));
    expect(those.length).toBeGreaterThan(50);
    for (const edge of those) expect(foundAs.get(nameOf(edge))).toEqual(edge);
  });
});

function score(pairs: PairList, own = profile, crew: Crew = workAlone()): readonly MatchEdge[] {
  const collector = collectPacked(pairs.records);
  const pack = createPacker(own);
  for (const record of [...records].reverse())
    if (pairs.records.includes(record.id)) collector.add(record.id, record.source, pack(record));
  return scorePairs({ profile: own, model, records: collector.all(), pairs, floor }, crew);
}
