import { describe, expect, test } from '@jest/globals';
import { reachedPairs } from '../../../matching/evaluate/blocking-recall.ts';
import { falseMerges, misses } from '../../../matching/evaluate/error-samples.ts';
import type { ExplainRows } from '../../../matching/evaluate/explain-rows.ts';
import { groupRows } from '../../../matching/evaluate/row-groups.ts';
import type { Evidence, HardConflict } from '../../../matching/evidence.ts';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';

const threshold = 5;
const profile = standardCustomerProfile();
const limits = { examined: 100, examples: 2 };

function evidence(
  weight: number,
  bits: Readonly<Record<string, number>>,
  conflict: HardConflict | null = null,
): Evidence {
  return {
    a: toRecordId(1),
    b: toRecordId(2),
    weight,
    probability: 0,
    prior: 0,
    comparisons: Object.entries(bits).map(([field, value]) => ({
      field: toFieldName(field),
      level: value > 0 ? 'exact' : 'else',
      bits: value,
    })),
    rules: [],
    hardConflict: conflict,
  } as Evidence;
}

const always =
  (found: Evidence): ExplainRows =>
  () =>
    found;

describe('false merges', () => {
  const merged = (found: Evidence) =>
    falseMerges({
      clusters: Int32Array.of(0, 0),
      entities: Int32Array.of(0, 1),
      threshold,
      profile,
      explain: always(found),
      limits,
    }).groups.map(({ cause, field, count }) => ({ cause, field, count }));

  test.each([
    ['joined_through_others', null, evidence(2, { email: 4 })],
    ['same_household', 'given_name', evidence(6, { given_name: -3, family_name: 5, address: 8 })],
    ['despite_disagreement', 'birth_date', evidence(6, { given_name: 8, family_name: 5, birth_date: -4, city: -1 })],
    ['weak_evidence', null, evidence(6, { family_name: 9 })],
    ['look_alike', null, evidence(30, { family_name: 9, email: 20 })],
  ])('%s', (cause, field, found) => {
    expect(merged(found)).toEqual([{ cause, field, count: 1 }]);
  });
});

describe('misses', () => {
  const missed = (found: Evidence, isReached = true) => {
    const entities = Int32Array.of(0, 0);
    const byEntity = groupRows(entities);
    const input = { clusters: Int32Array.of(0, 1), entities, threshold, profile, explain: always(found), limits };
    return misses(
      input,
      byEntity,
      reachedPairs(byEntity, () => isReached),
    ).groups.map(({ cause, field }) => [cause, field]);
  };

  test.each([
    ['below_threshold', 'city', evidence(2, { email: 4, city: -2, birth_date: -1 })],
    ['little_in_common', null, evidence(2, { email: 4, city: -0.1 })],
    ['cut_by_clustering', null, evidence(7, { email: 9 })],
    [
      'hard_conflict',
      'national_id',
      evidence(20, { email: 30 }, { reason: 'unique_identifier', field: toFieldName('national_id') }),
    ],
  ])('%s', (cause, field, found) => {
    expect(missed(found)).toEqual([[cause, field]]);
  });

  test('not_blocked comes before the weight, which nobody computed', () => {
    expect(missed(evidence(2, { city: -2 }), false)).toEqual([['not_blocked', null]]);
  });
});

test('every wrong pair is counted, those of unknown entities left out, examples kept to the limit', () => {
  const { total, examined, groups } = falseMerges({
    clusters: Int32Array.of(0, 0, 0, 0, 0, 1),
    entities: Int32Array.of(0, 1, 2, 3, -1, 4),
    threshold,
    profile,
    explain: always(evidence(9, { email: 9 })),
    limits,
  });
  expect({ total, examined, groups: groups.map(({ count, examples }) => [count, examples.length]) }).toEqual({
    total: 6,
    examined: 6,
    groups: [[6, 2]],
  });
});
