import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countMerges } from '../../../matching/clustering/count-merges.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { matchCustomers, mustLink } from '../../support/matching/match-customers.ts';

function count(
  clusters: readonly (readonly number[])[],
  edges: readonly (readonly [a: number, b: number, weight: number, field: string])[],
  mustLinks: readonly (readonly [number, number])[] = [],
) {
  return countMerges({
    size: 10,
    clusters,
    mustLinks,
    edges: {
      length: edges.length,
      a: Int32Array.from(edges, ([a]) => a),
      b: Int32Array.from(edges, ([, b]) => b),
      weight: Float64Array.from(edges, ([, , weight]) => weight),
    },
    linkWeight: 0,
    strongestField: (edge) => edges[edge]![3],
  });
}

describe('merges', () => {
  test('are those of the strongest edges, one less than records', () => {
    expect(
      count(
        [[0, 1, 2]],
        [
          [0, 1, 9, 'phone'],
          [0, 2, 7, 'email'],
          [1, 2, 8, 'national_id'],
        ],
      ),
    ).toEqual({ byField: { national_id: 1, phone: 1 }, byPeople: 0 });
  });

  test('are none of edges that are too weak to join', () => {
    expect(count([[0, 1]], [[0, 1, -1, 'phone']], [[0, 1]])).toEqual({ byField: {}, byPeople: 1 });
    expect(count([[0, 1]], [[0, 1, -1, 'phone']])).toEqual({ byField: {}, byPeople: 0 });
  });

  test('of people come first', () => {
    expect(count([[0, 1]], [[0, 1, 9, 'phone']], [[0, 1]])).toEqual({ byField: {}, byPeople: 1 });
  });

  test('are not counted where edges or judgements lead out of a cluster', () => {
    expect(
      count(
        [
          [0, 1],
          [2, 3],
        ],
        [
          [0, 1, 9, 'phone'],
          [1, 2, 9, 'phone'],
          [2, 3, 9, 'email'],
          [4, 5, 9, 'email'],
        ],
        [[0, 3]],
      ),
    ).toEqual({ byField: { email: 1, phone: 1 }, byPeople: 0 });
  });

  test('of matched customers name what spoke for them', () => {
    const records = [
      customer({ id: 1, fields: { full_name: 'محمد رضایی', phone: '09121234567' } }),
      customer({ id: 2, fields: { full_name: 'Mohammad Rezaei', phone: '0912 123 4567' } }),
      customer({ id: 3, fields: { full_name: 'سارا کریمی' } }),
    ];
    expect(matchCustomers(records).statistics).toMatchObject({ mergesByField: { phone: 1 }, mergesByPeople: 0 });
    expect(matchCustomers(records, { decisions: [mustLink(1, 3)] }).statistics).toMatchObject({
      mergesByField: { phone: 1 },
      mergesByPeople: 1,
    });
  });

  test('add up for any customers', () => {
    fc.assert(
      fc.property(arbitraryCustomers(14), (records) => {
        const { clusters, statistics } = matchCustomers(records);
        const merges = Object.values(statistics.mergesByField).reduce((sum, fields) => sum + fields, 0);
        expect(merges + statistics.mergesByPeople).toBe(clusters.reduce((sum, rows) => sum + rows.length - 1, 0));
      }),
      { numRuns: 50 },
    );
  });
});
