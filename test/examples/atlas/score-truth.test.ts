import { expect, test } from '@jest/globals';
import { scoreClusters } from '../../../examples/atlas/score-truth.ts';

const truth = new Map([
  ['sales:1', 'a'],
  ['sales:2', 'a'],
  ['support:user:3', 'a'],
  ['sales:4', 'b'],
  ['support:user:5', 'c'],
]);

test('counts pairs that are right, missed and wrong', () => {
  const score = scoreClusters(truth, [
    ['sales:1', 'sales:2', 'sales:4'],
    ['support:user:3', 'support:user:5'],
  ]);
  expect(score).toMatchObject({ truePairs: 3, foundPairs: 4, correctPairs: 1, precision: 0.25 });
  expect(score.recall).toBeCloseTo(1 / 3);
  expect(score.f1).toBeCloseTo(2 / 7);
});

test('perfect clusters score 1, and records in no cluster stand alone', () => {
  expect(scoreClusters(truth, [['sales:1', 'sales:2', 'support:user:3']])).toMatchObject({ precision: 1, recall: 1 });
  expect(scoreClusters(truth, [])).toMatchObject({ precision: 1, recall: 0, f1: 0 });
  expect(scoreClusters(new Map(), [])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
});

test('joining a record that the truth does not know is an error', () => {
  expect(scoreClusters(truth, [['sales:4', 'support:user:99']])).toMatchObject({ foundPairs: 1, correctPairs: 0 });
  expect(scoreClusters(truth, [['support:user:98', 'support:user:99']])).toMatchObject({ correctPairs: 0 });
});
