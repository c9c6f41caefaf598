import { expect, test } from '@jest/globals';
import { blockingRecall, reachedPairs } from '../../../matching/evaluate/blocking-recall.ts';
import { forEachPairWithin, groupRows } from '../../../matching/evaluate/row-groups.ts';

const groups = groupRows(Int32Array.of(1, 0, 1, -1, 1, 0));

test('rows of one number stand together', () => {
  expect(groups).toEqual({ count: 2, starts: Uint32Array.of(0, 2, 5), rows: Uint32Array.of(1, 5, 0, 2, 4) });
});

test('every pair within comes once, lower row first', () => {
  const pairs: string[] = [];
  forEachPairWithin(groups, (a, b) => pairs.push(`${a}-${b}`));
  expect(pairs).toEqual(['1-5', '0-2', '0-4', '2-4']);
});

test('blocking recall is the share of them that a rule reached', () => {
  const reached = reachedPairs(groups, (a, b) => a === 0 || b === 5);
  expect({ ...reached, isReached: [0, 1, 2, 3].map(reached.isReached) }).toEqual({
    truePairs: 4,
    reached: 3,
    isReached: [true, true, true, false],
  });
  expect(blockingRecall(reached)).toBe(0.75);
  expect(blockingRecall(reachedPairs(groupRows(Int32Array.of(0, 1)), () => false))).toBe(1);
});

test('many pairs are remembered', () => {
  const one = reachedPairs(groupRows(new Int32Array(200)), (a, b) => (a + b) % 3 === 0);
  let ordinal = 0;
  forEachPairWithin(groupRows(new Int32Array(200)), (a, b) => {
    expect(one.isReached(ordinal++)).toBe((a + b) % 3 === 0);
  });
  expect(ordinal).toBe(19_900);
});
