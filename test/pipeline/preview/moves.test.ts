import { describe, expect, test } from '@jest/globals';
import { type CustomerId, toCustomerId, toRecordId } from '../../../matching/ids.ts';
import { movesOf } from '../../../pipeline/preview/moves.ts';

type Side = Readonly<Record<string, readonly number[]>>;

/** Customers with their records, before and after. */
function moves(before: Side, after: Side) {
  const pairsOf = (side: Side) =>
    Object.entries(side).flatMap(([customer, records]) =>
      records.map((record) => ({ record: toRecordId(record), customer: toCustomerId(customer) })),
    );
  const was = new Map(pairsOf(before).map(({ record, customer }) => [record, customer]));
  const is = new Map(pairsOf(after).map(({ record, customer }) => [record, customer]));
  const found = movesOf(pairsOf(before), {
    memberships: pairsOf(after).filter(({ record, customer }) => was.get(record) !== customer),
    left: [...was.keys()].filter((record) => !is.has(record)),
  });
  return found.map(({ kind, before, after }) => [kind, inWords(before), inWords(after)]);
}

const inWords = (side: readonly { readonly customer: CustomerId; readonly records: readonly number[] }[]): string =>
  side.map(({ customer, records }) => `${customer} ${records.join(' ')}`).join(', ');

describe('moves', () => {
  test('are none where every record stays', () => {
    expect(moves({ a: [1, 2], b: [3] }, { a: [1, 2], b: [3] })).toEqual([]);
  });

  test.each<readonly [string, Side, Side, readonly [string, string]]>([
    ['merged', { a: [1], b: [3], z: [9] }, { a: [1, 3], z: [9] }, ['a 1, b 3', 'a 1 3']],
    ['split', { a: [1, 3] }, { a: [1], n: [3] }, ['a 1 3', 'a 1, n 3']],
    ['regrouped', { a: [1, 2], b: [3] }, { a: [1], b: [2, 3] }, ['a 1 2, b 3', 'a 1, b 2 3']],
    ['created', {}, { n: [1, 2] }, ['', 'n 1 2']],
    ['retired', { a: [1, 2] }, {}, ['a 1 2', '']],
    ['resized', { a: [1] }, { a: [1, 2] }, ['a 1', 'a 1 2']],
    ['resized', { a: [1, 2] }, { a: [1] }, ['a 1 2', 'a 1']],
  ])('%s', (kind, before, after, [now, then]) => {
    expect(moves(before, after)).toEqual([[kind, now, then]]);
  });

  test('hang together over several customers, the largest first', () => {
    expect(
      moves({ a: [1], b: [2], c: [3], d: [4, 5], e: [6, 7] }, { a: [1, 2, 3], d: [4], n: [5], e: [6, 7] }).map(
        ([kind]) => kind,
      ),
    ).toEqual(['merged', 'split']);
    expect(moves({ a: [1, 2], b: [3, 4], c: [5] }, { a: [1, 3], b: [4, 5] })).toEqual(
      [['regrouped', 'a 1 2, b 3 4, c 5', 'a 1 3, b 4 5']].map(([kind, before, after]) => [kind, before, after]),
    );
  });
});
