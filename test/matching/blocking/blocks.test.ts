import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BlockLimits } from '../../../matching/blocking/block-sizes.ts';
import type { Blocks } from '../../../matching/blocking/blocks.ts';
import { buildBlocks } from '../../../matching/blocking/build-blocks.ts';
import { createMarks, forEachCandidate, rulesOfPair } from '../../../matching/blocking/candidates.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { type BlockingRule, blockingRule } from '../../../matching/plan/blocking-rule.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

type Values = readonly (readonly string[])[];

const rule = (...labels: readonly string[]): BlockingRule =>
  blockingRule(
    labels.map((label) => {
      const [field, key] = label.split(':');
      return { field: toFieldName(field!), key: key! };
    }),
  );
const inAnyOrder: BlockingRule = { ...blockingRule(rule('x:exact', 'y:exact').keys, true) };
const all: BlockLimits = { blockSize: 1000, pairsPerRecord: 1000 };

function blocksOf(columns: Readonly<Record<string, Values>>, rules: readonly BlockingRule[], limits = all): Blocks {
  return buildBlocks(
    Object.entries(columns).map(([name, values]) => keyColumn(name, values)),
    rules,
    limits,
  );
}

function candidatesOf(blocks: Blocks, from = 0, to = blocks.rowStarts.length - 1, marks = createMarks(to)): string[] {
  const pairs: string[] = [];
  forEachCandidate(blocks, from, to, marks, (a, b) => pairs.push(`${a}-${b}`));
  return pairs;
}

const lettersOf = (values: readonly string[]): string[] => [...new Set(values.join(''))];
/** Whether two rows share the keys of a rule, worked out from the values alone. */
const shares: Readonly<Record<string, (x: Values, y: Values, a: number, b: number) => boolean>> = {
  'x:exact': (x, _, a, b) => x[a]!.some((value) => x[b]!.includes(value)),
  'x:letters': (x, _, a, b) => lettersOf(x[a]!).some((letter) => lettersOf(x[b]!).includes(letter)),
  'x:exact & y:letters': (x, y, a, b) => shares['x:exact']!(x, y, a, b) && shares['x:letters']!(y, x, a, b),
  'x:letters & y:letters & x:exact': (x, y, a, b) =>
    shares['x:exact & y:letters']!(x, y, a, b) && shares['x:letters']!(x, y, a, b),
  'x:exact & y:exact (in any order)': (x, y, a, b) =>
    (shares['x:exact']!(x, y, a, b) && shares['x:exact']!(y, x, a, b)) ||
    (x[a]!.some((value) => y[b]!.includes(value)) && y[a]!.some((value) => x[b]!.includes(value))),
};
const rules = [
  rule('x:exact'),
  rule('x:letters'),
  rule('x:exact', 'y:letters'),
  rule('x:letters', 'y:letters', 'x:exact'),
  inAnyOrder,
];

const ROWS = 12;
const values = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'bc', 'cd', 'd', 'e'), { maxLength: 2 }), {
  minLength: ROWS,
  maxLength: ROWS,
});

describe('candidates', () => {
  test('are the pairs that share all keys of a rule, each once, with all its rules', () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const blocks = blocksOf({ x, y }, rules);
        const found = candidatesOf(blocks);
        expect(new Set(found).size).toBe(found.length);
        for (let a = 0; a < ROWS; a++) {
          for (let b = a + 1; b < ROWS; b++) {
            const expected = rules.map(({ name }) => name).filter((name) => shares[name]!(x, y, a, b));
            expect(found.includes(`${a}-${b}`)).toBe(expected.length > 0);
            expect(rulesOfPair(blocks, b, a).map((i) => blocks.rules[i]!.rule)).toEqual(expected);
          }
        }
      }),
    );
  });

  test('of ranges of rows are together those of all rows, in the same order', () => {
    fc.assert(
      fc.property(values, values, fc.array(fc.integer({ min: 0, max: ROWS }), { maxLength: 4 }), (x, y, cuts) => {
        const blocks = blocksOf({ x, y }, rules);
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), ROWS];
        const shared = createMarks(ROWS);
        const inRanges = bounds
          .slice(1)
          .map((to, i) => candidatesOf(blocks, bounds[i]!, to, i % 2 ? createMarks(ROWS) : shared));
        expect(inRanges.flat()).toEqual(candidatesOf(blocks));
      }),
    );
  });

  test('come by ascending first row, those of earlier rules first', () => {
    const blocks = blocksOf({ x: [['a'], ['b'], ['a'], ['b']], y: [['e'], ['d'], ['d'], ['e']] }, [
      rule('y:exact'),
      rule('x:exact'),
    ]);
    expect(candidatesOf(blocks)).toEqual(['0-3', '0-2', '1-2', '1-3']);
  });

  test('of blocks of any size are complete', () => {
    for (const rows of [2, 3, 11, 12, 13, 14, 40]) {
      const x = Array.from({ length: rows }, () => ['a']);
      const pairs = (rows * (rows - 1)) / 2;
      expect(new Set(candidatesOf(blocksOf({ x }, [rule('x:exact')]))).size).toBe(pairs);
      const blocks = blocksOf({ x, y: x }, [rule('x:exact', 'y:exact')]);
      expect(new Set(candidatesOf(blocks)).size).toBe(pairs);
      expect(rulesOfPair(blocks, rows - 2, rows - 1)).toEqual([0]);
      expect(blocks.rules[0]).toMatchObject({ pairs, blocks: 1, largestBlock: rows });
    }
  });

  test('two keys are many thousands of combinations, none of which falls together with another', () => {
    const rows = 6000;
    const at = (row: number, step: number): string[] => [`${(row * step) % 251}`];
    const x = Array.from({ length: rows }, (_, row) => at(row, 7));
    const y = Array.from({ length: rows }, (_, row) => [`${Math.floor(row / 3) % 997}`]);
    const expected = new Map<string, number>();
    for (let row = 0; row < rows; row++) {
      const key = `${x[row]} ${y[row]}`;
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
    const pairs = [...expected.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    const blocks = blocksOf({ x, y }, [rule('x:exact', 'y:exact')]);
    expect(blocks.rules[0]!.pairs).toBe(pairs);
    for (const pair of candidatesOf(blocks)) {
      const [a, b] = pair.split('-').map(Number) as [number, number];
      expect([x[a], y[a]]).toEqual([x[b], y[b]]);
    }
  });

  test('there are none without records, without values and for a field that is not there', () => {
    expect(candidatesOf(blocksOf({ x: [] }, [rule('x:exact')]))).toEqual([]);
    expect(
      candidatesOf(blocksOf({ x: [[], []], y: [['a'], ['a']] }, [rule('x:exact'), rule('x:exact', 'y:exact')])),
    ).toEqual([]);
    const blocks = blocksOf({ x: [['a'], ['a']] }, [rule('z:exact'), rule('x:exact', 'z:exact')]);
    expect(blocks.rules).toEqual([
      expect.objectContaining({ rule: 'z:exact', pairs: 0, skippedKeys: 0 }),
      expect.objectContaining({ rule: 'x:exact & z:exact', pairs: 0 }),
    ]);
  });
});

describe('limits', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });
  const limits = fc.record({ blockSize: fc.integer({ min: 2, max: 10 }), pairsPerRecord: fc.constant(1) });

  test('leave out keys that too many rows share, alone and in twos, and count them', () => {
    fc.assert(
      fc.property(sizes, limits, (groups, limit) => {
        const x = groups.flatMap((size, group) => Array.from({ length: size }, () => [`${group}`]));
        const blocks = blocksOf({ x, y: x }, [rule('x:exact'), rule('x:exact', 'y:exact')], limit);
        const kept = groups.filter((size) => size > 1 && size <= limit.blockSize);
        const left = groups.filter((size) => size > limit.blockSize);
        for (const statistics of blocks.rules) {
          expect(statistics).toEqual({
            rule: statistics.rule,
            blocks: kept.length,
            largestBlock: Math.max(0, ...kept),
            pairs: pairsIn(kept),
            skippedKeys: left.length,
            largestSkipped: Math.max(0, ...left),
            skippedPairs: pairsIn(left),
          });
        }
      }),
    );
  });

  test('spend the pairs on the smallest blocks, whole sizes at a time', () => {
    const groups = [...Array.from({ length: 100 }, () => 2), ...Array.from({ length: 30 }, () => 50)];
    const x = groups.flatMap((size, group) => Array.from({ length: size }, () => [`${group}`]));
    const wanted = pairsIn(groups) / x.length;
    const rulesBoth = [rule('x:exact'), rule('x:exact', 'y:exact')];
    for (const { blocks, pairs, skippedKeys } of blocksOf({ x, y: x }, rulesBoth, {
      blockSize: 80,
      pairsPerRecord: wanted,
    }).rules) {
      expect({ blocks, pairs, skippedKeys }).toEqual({ blocks: 130, pairs: pairsIn(groups), skippedKeys: 0 });
    }
    const short = blocksOf({ x, y: x }, rulesBoth, { blockSize: 80, pairsPerRecord: wanted - 0.001 });
    for (const { blocks, pairs, skippedKeys, largestSkipped } of short.rules) {
      expect({ blocks, pairs, skippedKeys, largestSkipped }).toEqual({
        blocks: 100,
        pairs: 100,
        skippedKeys: 30,
        largestSkipped: 50,
      });
    }
    expect(candidatesOf(short)).toHaveLength(100);
  });
});

test('the order of the values of a row, and of the codes, does not matter', () => {
  fc.assert(
    fc.property(values, values, (x, y) => {
      const blocks = blocksOf({ x, y }, rules);
      const turned = blocksOf({ x: x.map((row) => row.toReversed()), y: y.map((row) => row.toReversed()) }, rules);
      expect(candidatesOf(turned).toSorted()).toEqual(candidatesOf(blocks).toSorted());
      expect(turned.rules).toEqual(blocks.rules);
    }),
  );
});

function pairsIn(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
