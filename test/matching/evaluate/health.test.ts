import { describe, expect, test } from '@jest/globals';
import { clusterSizes, contradictions } from '../../../matching/evaluate/cluster-health.ts';
import { rowExplainer, valuesOfRow } from '../../../matching/evaluate/explain-rows.ts';
import { groupRows } from '../../../matching/evaluate/row-groups.ts';
import { rowResult } from '../../../matching/evaluate/row-result.ts';
import { unlinkable } from '../../../matching/evaluate/unlinkable.ts';
import { explainPair } from '../../../matching/explain/explain-pair.ts';
import { toRecordId } from '../../../matching/ids.ts';
import type { MatchResult } from '../../../matching/match-result.ts';
import { createPairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { defaultMatchOptions, tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const records = [
  customer({
    id: 4,
    fields: { full_name: 'علی رضایی', national_id: '0499370899', phone: '09121234567', city: 'تهران' },
  }),
  customer({ id: 5, fields: { full_name: 'علی رضایی', phone: ['09121234567', '09351112233'], city: 'شیراز' } }),
  customer({ id: 6, fields: { full_name: 'سارا موسوی', phone: '09361231234', city: 'تهران' } }),
  customer({ id: 7, fields: { city: 'تهران' } }),
  customer({ id: 8, fields: {} }),
];
const table = tableOf(records);
const model = trainModel(table, profile, defaultMatchOptions);
const scorer = createPairScorer(table, model);

describe('rowResult', () => {
  const result = rowResult(table, {
    clusters: [[toRecordId(5), toRecordId(7)]],
    edges: [{ a: toRecordId(4), b: toRecordId(6), weight: 3, levels: [], rules: [] }],
  } as unknown as MatchResult);

  test('numbers the clusters by their first row', () => {
    expect(result.clusters).toEqual(Int32Array.of(0, 1, 2, 1, 3));
  });

  test('has the pairs by row', () => {
    expect(result.pairs).toMatchObject({ length: 1, a: Int32Array.of(0), b: Int32Array.of(2) });
  });
});

test('rows are explained as their records are', () => {
  const explain = rowExplainer(table, scorer, profile);
  const evidence = explainPair(records[0]!, records[1]!, profile, model);
  expect(explain(0, 1)).toMatchObject({ weight: evidence.weight, hardConflict: null });
  expect(explain(0, 1).comparisons.map(({ field, bits }) => [field, bits])).toEqual(
    evidence.comparisons.map(({ field, bits }) => [field, bits]),
  );
});

test('the values of a row are the compared ones', () => {
  expect([...valuesOfRow(table, 1)]).toEqual(
    expect.arrayContaining([
      ['phone', ['+989121234567', '+989351112233']],
      ['city', ['شیراز']],
    ]),
  );
  expect(valuesOfRow(table, 4).size).toBe(0);
});

test('records that say little are unlinkable, and empty ones are counted apart', () => {
  const { records: found, empty } = unlinkable(table, scorer, 4);
  expect({ found, empty }).toEqual({ found: 2, empty: 1 });
  expect(unlinkable(table, scorer, 1_000).records).toBe(5);
});

test('a cluster contradicts itself where two single values have nothing in common', () => {
  const together = (...clusters: readonly number[]) => contradictions(table, groupRows(Int32Array.from(clusters)));
  expect(together(0, 0, 1, 2, 3)).toEqual([{ field: 'city', clusters: 1 }]);
  expect(together(0, 1, 0, 2, 3).map(({ field }) => field)).toEqual(['given_name', 'family_name']);
  expect(together(0, 1, 2, 0, 0)).toEqual([]);
});

test('cluster sizes, the smallest first', () => {
  expect(clusterSizes(groupRows(Int32Array.of(0, 1, 1, 2, 3, 3)))).toEqual([
    { size: 1, clusters: 2 },
    { size: 2, clusters: 2 },
  ]);
});
