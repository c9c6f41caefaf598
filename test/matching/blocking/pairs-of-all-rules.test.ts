import { expect, test } from '@jest/globals';
import { buildBlocks } from '../../../matching/blocking/build-blocks.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { blockingRule } from '../../../matching/plan/blocking-rule.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const sizes = [...Array.from({ length: 100 }, () => 2), ...Array.from({ length: 30 }, () => 50)];
const values = sizes.flatMap((size, group) => Array.from({ length: size }, () => [`${group}`]));
const allPairs = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0) / values.length;
const rules = ['x', 'y', 'absent'].map((field) => blockingRule([{ field: toFieldName(field), key: 'exact' }]));

function pairsWith(pairsOfAllRules: number): number[] {
  const columns = [keyColumn('x', values), keyColumn('y', values)];
  const limits = { blockSize: 80, pairsPerRecord: allPairs, pairsOfAllRules };
  return buildBlocks(columns, rules, limits).rules.map(({ pairs }) => pairs);
}

test('rules whose keys occur share what all may bring, and cut their largest blocks first', () => {
  expect(pairsWith(2 * allPairs)).toEqual([allPairs * values.length, allPairs * values.length, 0]);
  expect(pairsWith(2 * allPairs - 0.01)).toEqual([100, 100, 0]);
});
