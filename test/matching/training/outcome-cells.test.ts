import { describe, expect, test } from '@jest/globals';
import { bucketFinder } from '../../../matching/scoring/class-parameters.ts';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { createPatternEncoder } from '../../../matching/training/outcome-cells.ts';
import type { PairSample } from '../../../matching/training/pair-sample.ts';
import { seededRandom } from '../../../matching/training/random.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

const comparisons = comparisonsOf(tableOf([]).columns);
const width = comparisons.length;
const PAIRS = 300;

/** Random outcomes, many of them alike. */
function anySample(seed: number): PairSample {
  const random = seededRandom(seed);
  const levels = Int8Array.from({ length: PAIRS * width }, (_, i) => {
    const { type } = comparisons[i % width]!;
    return random() < 0.8 ? -1 : Math.floor(random() * type.levels.length);
  });
  const rows = new Int32Array(PAIRS);
  return { a: rows, b: rows, levels, rarities: Uint8Array.from(levels, () => (random() < 0.5 ? 3 : 77)) };
}

describe('patterns', () => {
  const encoder = createPatternEncoder(comparisons);
  const samples = [anySample(1), anySample(2)];
  const patterns = samples.map(encoder.encode);
  const bucketOf = bucketFinder(comparisons);

  test('count every pair once, distinct ones apart', () => {
    for (const { count, weights, cells } of patterns) {
      expect([weights.length, cells.length]).toEqual([count, count * width]);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(PAIRS);
      const rows = Array.from({ length: count }, (_, i) => cells.subarray(i * width, (i + 1) * width).join());
      expect(new Set(rows).size).toBe(count);
    }
  });

  test('say of each pair its levels, how its parents agree, and, where values agree, nearly how rare they are', () => {
    const rarityOf = (k: number, level: number, rarity: number): string =>
      level === comparisons[k]!.type.levels.length - 1 ? '' : rarity < 40 ? 'common' : 'rare';
    const outcomeOf = (k: number, level: number, bucket: number, rarity: number): string =>
      level < 0 ? '' : `${k}:${level}/${bucket}/${rarityOf(k, level, rarity)}`;
    for (const [s, { levels, rarities }] of samples.entries()) {
      const expected = Array.from({ length: PAIRS }, (_, pair) => {
        const own = levels.subarray(pair * width, (pair + 1) * width);
        return [...own].map((level, k) => outcomeOf(k, level, bucketOf(own, k), rarities[pair * width + k]!)).join();
      });
      const { count, weights, cells } = patterns[s]!;
      const found = Array.from({ length: count }, (_, i) => {
        const outcomes = [...cells.subarray(i * width, (i + 1) * width)].map((cell, k) => {
          const of = encoder.cells[k]!;
          return cell < 0 ? '' : outcomeOf(k, of.levels[cell]!, of.buckets[cell]!, of.rarities[cell]!);
        });
        return Array.from({ length: weights[i]! }, () => outcomes.join());
      }).flat();
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  });

  test('do not tell values apart that have nothing in common', () => {
    const levels = Int8Array.from(comparisons, ({ type }) => type.levels.length - 1);
    const rows = Int32Array.of(0, 0);
    const rarities = Uint8Array.from({ length: width * 2 }, (_, i) => i);
    const sample = { a: rows, b: rows, levels: Int8Array.of(...levels, ...levels), rarities };
    expect(createPatternEncoder(comparisons).encode(sample)).toMatchObject({ count: 1, weights: Float64Array.of(2) });
  });

  test('of nothing are none', () => {
    const none = new Int32Array(0);
    const empty = encoder.encode({ a: none, b: none, levels: new Int8Array(0), rarities: new Uint8Array(0) });
    expect(empty.count).toBe(0);
  });
});
