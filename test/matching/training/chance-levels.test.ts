import { describe, expect, test } from '@jest/globals';
import { type Comparison, comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { frequencyClass } from '../../../matching/scoring/frequency-class.ts';
import { chanceLevels, withKnownChance } from '../../../matching/training/chance-levels.ts';
import type { PairSample } from '../../../matching/training/pair-sample.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

const phone: Comparison = comparisonsOf(tableOf([]).columns).find(({ role }) => role === 'phone')!;
const levels = phone.type.levels.length;
const FILLED = 1e7;

/** Pairs of one comparison: so many of each level, all with values of one frequency. */
function sampleOf(counts: readonly number[], frequency: number): PairSample {
  const all = counts.flatMap((count, level) => Array.from({ length: count }, () => level));
  const rows = new Int32Array(all.length);
  return {
    a: rows,
    b: rows,
    levels: Int8Array.from(all),
    rarities: new Uint8Array(all.length).fill(frequencyClass(frequency)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const every = (): boolean => true;

describe('chance of levels', () => {
  const counts = [3, 0, 40, ...new Array<number>(levels - 4).fill(10), 9950];
  const sample = sampleOf(counts, 0.01);

  test('is what random pairs show; exact agreement is told by the values', () => {
    const { unrelated } = chanceLevels(phone, 0, 1, sample, 0.002, FILLED, every);
    expect(unrelated[0]).toBe(0.002);
    expect(sum(unrelated)).toBeCloseTo(1, 10);
    expect(unrelated[2]! / unrelated[levels - 1]!).toBeCloseTo(40.5 / 9950.5, 3);
    expect(unrelated[1]).toBeGreaterThan(0);
  });

  test('typical frequencies are known where enough pairs agree, but not of exact agreement', () => {
    const { typicalFrequency } = chanceLevels(phone, 0, 1, sample, 0.002, FILLED, every);
    expect(typicalFrequency[2]).toBeCloseTo(0.01, 3);
    expect([typicalFrequency[0], typicalFrequency[1], typicalFrequency[levels - 1]]).toEqual([null, null, null]);
  });

  test('pairs of one customer are no random pairs', () => {
    const without = chanceLevels(phone, 0, 1, sample, 0.002, FILLED, (pair) => sample.levels[pair] !== 2);
    expect(without.unrelated[2]).toBeLessThan(
      chanceLevels(phone, 0, 1, sample, 0.002, FILLED, every).unrelated[2]! / 50,
    );
    expect(without.typicalFrequency[2]).toBeNull();
  });

  test('a small table is drawn towards what the type expects', () => {
    const { unrelated } = chanceLevels(phone, 0, 1, sampleOf([0, 0, 1], 0.01), 0.002, 2, every);
    expect(unrelated[2]).toBeGreaterThan(phone.type.levels[2]!.u);
    expect(unrelated[2]).toBeLessThan(0.01);
    expect(unrelated[levels - 1]).toBeGreaterThan(0.9);
  });
});

describe('known chances', () => {
  const counted = chanceLevels(phone, 0, 1, sampleOf([0, 5, 5], 0.01), 0.002, 100, every);

  test('hold, and the other levels fill the rest in their proportions', () => {
    const name = phone.type.levels[1]!.name;
    const { unrelated, typicalFrequency } = withKnownChance(phone, counted, { [name]: 0.25, nonsense: 0.5 });
    expect(unrelated[1]).toBe(0.25);
    expect(sum(unrelated)).toBeCloseTo(1, 6);
    expect(unrelated[2]! / unrelated[0]!).toBeCloseTo(counted.unrelated[2]! / counted.unrelated[0]!, 6);
    expect(typicalFrequency).toBe(counted.typicalFrequency);
  });

  test('are never nothing', () => {
    const { unrelated } = withKnownChance(phone, counted, { [phone.type.levels[2]!.name]: 0 });
    expect(unrelated[2]).toBeGreaterThan(0);
  });
});
