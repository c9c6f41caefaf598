import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { informativePairs } from '../../../matching/evaluate/informative-pairs.ts';
import { toRecordId } from '../../../matching/ids.ts';
import type { MatchEdge } from '../../../matching/match-result.ts';

const edge = (a: number, weight: number, ...levels: readonly number[]): MatchEdge => ({
  a: toRecordId(a),
  b: toRecordId(a + 1),
  weight,
  levels,
});

test('takes the pair nearest to even odds of every pattern before a second one of any', () => {
  const edges = [edge(1, 3, 0, 0), edge(3, 1, 0, 0), edge(5, -2, 0, 0), edge(7, 6, 1, 0), edge(9, 40, 0, 1)];
  expect(informativePairs(edges, 3).map(({ a }) => a)).toEqual([3, 7, 5]);
});

test('leaves out what is not wanted, and ends when nothing is left', () => {
  const edges = [edge(1, 0, 0), edge(3, 1, 0)];
  expect(informativePairs(edges, 9, ({ a }) => a !== 1).map(({ a }) => a)).toEqual([3]);
});

test('does not depend on the order of the edges', () => {
  const edges = fc.uniqueArray(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: -12, max: 12 }), fc.nat({ max: 3 })), {
    selector: ([a]) => a,
  });
  fc.assert(
    fc.property(
      edges.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const chosen = (from: typeof list) =>
          informativePairs(
            from.map(([a, weight, level]) => edge(a, weight, level)),
            8,
          ).map(({ a }) => a);
        expect(chosen(shuffled)).toEqual(chosen(list));
      },
    ),
  );
});
