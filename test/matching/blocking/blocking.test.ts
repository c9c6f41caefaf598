import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blockRecords } from '../../../matching/blocking/block-records.ts';
import { forEachCandidate, rulesOfPair } from '../../../matching/blocking/candidate-pairs.ts';
import { combineKeys } from '../../../matching/blocking/combined-keys.ts';
import { type KeySource, keySources } from '../../../matching/blocking/key-source.ts';
import { createNumberIndex } from '../../../matching/blocking/number-index.ts';
import { makeBlocks, type RuleBlocks } from '../../../matching/blocking/rule-blocks.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { evidenceRole } from '../../../matching/scoring/evidence-role.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

/** Key lists by row as `makeBlocks` takes them. */
function rowKeysOf(rows: readonly (readonly number[])[]): { rowStarts: Uint32Array; rowKeys: Int32Array } {
  const rowStarts = new Uint32Array(rows.length + 1);
  for (const [row, keys] of rows.entries()) rowStarts[row + 1] = rowStarts[row]! + keys.length;
  return { rowStarts, rowKeys: Int32Array.from(rows.flat()) };
}

function blocksOf(rule: string, rows: readonly (readonly number[])[], blockSize = 100, pairs = 1e6): RuleBlocks {
  const { rowStarts, rowKeys } = rowKeysOf(rows);
  const keyCount = rowKeys.reduce((most, key) => Math.max(most, key + 1), 0);
  return makeBlocks(rule, keyCount, rowStarts, rowKeys, { blockSize, pairs });
}

function candidatesOf(rules: readonly RuleBlocks[], rows: number): string[] {
  const pairs: string[] = [];
  forEachCandidate(
    rules,
    rows,
    (a, b) => pairs.push(`${a}-${b}`),
    () => {},
  );
  return pairs;
}

function blockCustomers(records: readonly NormalizedRecord[], blockSize = 500): readonly RuleBlocks[] {
  const table = tableOf(records);
  const sources = table.columns.flatMap((column, i) => keySources(column, i, evidenceRole(column)));
  return blockRecords(sources, table.size, { blockSize });
}

describe('blocks of one rule', () => {
  test('leave out keys that too many rows share, and count them', () => {
    const blocks = blocksOf('x', [[0], [0], [0], [1], [1], [2]], 2);
    expect(candidatesOf([blocks], 6)).toEqual(['3-4']);
    expect(blocks).toMatchObject({ pairs: 1, skippedKeys: 1 });
    expect([...blocks.isComplete]).toEqual([0, 1, 1]);
  });

  test('spend the budget on the smallest blocks, whole sizes at a time', () => {
    const rows = [[0], [0], [1], [1], [2], [2], [2], [3], [3], [3]];
    expect(blocksOf('x', rows, 100, 8)).toMatchObject({ pairs: 8, skippedKeys: 0 });
    expect(blocksOf('x', rows, 100, 7)).toMatchObject({ pairs: 2, skippedKeys: 2 });
    expect(blocksOf('x', rows, 100, 1)).toMatchObject({ pairs: 0, skippedKeys: 4 });
  });
});

describe('candidates', () => {
  const rows = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), {
    minLength: 8,
    maxLength: 8,
  });

  test('are the pairs that share a key of any rule, each once, with all its rules', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const rules = [blocksOf('first', first), blocksOf('second', second)];
        const shares = (lists: readonly (readonly number[])[], a: number, b: number): boolean =>
          lists[a]!.some((key) => lists[b]!.includes(key));
        const found = candidatesOf(rules, 8);
        for (let a = 0; a < 8; a++) {
          for (let b = a + 1; b < 8; b++) {
            const expected = [...(shares(first, a, b) ? ['first'] : []), ...(shares(second, a, b) ? ['second'] : [])];
            expect(found.filter((pair) => pair === `${a}-${b}`)).toHaveLength(expected.length > 0 ? 1 : 0);
            expect(rulesOfPair(rules, a, b)).toEqual(expected);
          }
        }
      }),
    );
  });
});

describe('combined keys', () => {
  test('are all pairs of keys of a row, without those that are done', () => {
    const source = (keys: readonly (readonly number[])[]): KeySource => ({
      name: 'x',
      field: 0,
      matchRole: 'support',
      evidence: 'place',
      keys: 2,
      ...rowKeysOf(keys),
    });
    const a = source([[0, 1], [1], []]);
    const b = source([[0], [0], [0]]);
    const { keyCount, rowStarts, rowKeys } = combineKeys(a, b, () => false);
    expect([keyCount, [...rowStarts], [...rowKeys]]).toEqual([2, [0, 2, 3, 3], [0, 1, 1]]);
    expect([...combineKeys(a, b, (keyA) => keyA === 0).rowKeys]).toEqual([0, 0]);
  });

  test('numbers are indexed in order of appearance, also large ones', () => {
    const index = createNumberIndex();
    const values = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 3000) * 2 ** 33 + (i % 2));
    const ids = new Map<number, number>();
    for (const value of values) {
      if (!ids.has(value)) ids.set(value, ids.size);
      expect(index.add(value)).toBe(ids.get(value));
    }
    expect(index.size()).toBe(ids.size);
  });
});

describe('the default plan', () => {
  test('brings the spellings of one name together without any shared identifier', () => {
    const spellings = ['محمد رضایی', 'Mohammad Rezaei', 'محمد رضائی', 'Mohamad Rezaee'];
    const records = spellings.map((full_name, i) => customer({ id: i + 1, fields: { full_name } }));
    expect(candidatesOf(blockCustomers(records), 4)).toHaveLength(6);
  });

  test('reaches a common name through a second field, and only there', () => {
    const crowd = Array.from({ length: 60 }, (_, i) =>
      customer({
        id: i + 1,
        fields: { full_name: 'محمد محمدی', birth_date: `19${50 + Math.floor(i / 2)}-03-21`, city: 'تهران' },
      }),
    );
    const blocks = blockCustomers(crowd, 20);
    const found = candidatesOf(blocks, 60);
    expect(found).toHaveLength(30);
    expect(rulesOfPair(blocks, 0, 1)).toContain('full_name:consonants & birth_date:exact');
    expect(blocks.find(({ rule }) => rule === 'full_name:consonants')).toMatchObject({ pairs: 0, skippedKeys: 1 });
  });

  test('supporting fields alone bring nobody together', () => {
    const neighbours = ['علی رضایی', 'سارا کریمی'].map((full_name, i) =>
      customer({ id: i + 1, fields: { full_name, address: 'خیابان آزادی پلاک 12', city: 'تهران' } }),
    );
    expect(candidatesOf(blockCustomers(neighbours), 2)).toEqual([]);
  });
});
