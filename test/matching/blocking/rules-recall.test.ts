import { expect, test } from '@jest/globals';
import { buildBlocks } from '../../../matching/blocking/build-blocks.ts';
import { addedPairs, rulesRecall } from '../../../matching/blocking/rules-recall.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { blockingRule } from '../../../matching/plan/blocking-rule.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const x = keyColumn('x', [['a'], ['a'], ['a'], ['b'], ['c']]);
const y = keyColumn('y', [['d'], ['d'], ['e'], ['e'], ['c']]);
const blocks = buildBlocks(
  [x, y],
  ['x', 'y'].map((field) => blockingRule([{ field: toFieldName(field), key: 'exact' }])),
  { blockSize: 10, pairsPerRecord: 10 },
);

test('recall says what each rule reaches, alone reaches and adds, and what none does', () => {
  expect(rulesRecall(blocks, { a: [0, 2, 3, 4], b: [1, 0, 2, 0] })).toEqual({
    pairs: 4,
    reached: 3,
    rules: [
      { reached: 2, alone: 1, added: 2 },
      { reached: 2, alone: 1, added: 1 },
    ],
  });
});

test('a pair that several rules bring is added by the first', () => {
  expect([...addedPairs(blocks)]).toEqual([3, 1]);
});
