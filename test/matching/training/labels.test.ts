import { describe, expect, test } from '@jest/globals';
import type { LevelShares } from '../../../matching/model.ts';
import { pairClasses } from '../../../matching/scoring/class-rules.ts';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { type FitInput, type FittedClasses, fitClasses } from '../../../matching/training/fit-classes.ts';
import { createPatternEncoder } from '../../../matching/training/outcome-cells.ts';
import { tableOf } from '../../support/matching/match-customers.ts';
import { type PlantedComparison, plantedPairs } from '../../support/matching/planted-pairs.ts';

const all = comparisonsOf(tableOf([]).columns);

/** @param same share of pairs of one customer that agree exactly; of households `household` */
function plant(field: string, chance: number, same: number, household: number): PlantedComparison {
  const comparison = { ...all.find((each) => each.field.name === field)!, parents: [] };
  const last = comparison.type.levels.length - 1;
  const unrelated = comparison.type.levels.map((_, level) =>
    level === 0 ? chance : level === last ? 0.98 - chance : 0.02 / (last - 1),
  );
  const shares = [same, same, household].map(
    (exact): LevelShares => ({ exact, inexact: unrelated.map(() => 0), independent: 1 - exact }),
  );
  return { comparison, unrelated, shares };
}

/** Dates of birth of one customer often differ here, for which no start value is prepared: the file holds dates of contracts. */
const planted = [
  plant('given_name', 0.01, 0.9, 0.004),
  plant('family_name', 0.01, 0.95, 0.95),
  plant('birth_date', 0.001, 0.3, 0.001),
  plant('phone', 0.0005, 0.3, 0.5),
];
const comparisons = planted.map(({ comparison }) => comparison);

/**
 * @param labels pairs of one customer and of households whose answer is known
 * @param said what people say of the households
 */
function learn(
  labels: readonly [same: number, household: number] | null,
  said: 'same' | 'different' = 'different',
): FittedClasses {
  const encoder = createPatternEncoder(comparisons);
  const encode = (counts: readonly number[], seed: number) => encoder.encode(plantedPairs(planted, counts, seed));
  const known = (same: number, household: number): FitInput['known'] =>
    said === 'same'
      ? { same: encode([same, 0, household, 0], 2), different: encode([0, 0, 0, 0], 3) }
      : { same: encode([same, 0, 0, 0], 2), different: encode([0, 0, household, 0], 3) };
  const input: FitInput = {
    comparisons,
    classes: pairClasses,
    chance: planted.map(({ unrelated }) => ({ unrelated, typicalFrequency: unrelated.map(() => null) })),
    candidates: encode([40, 0, 40, 4000], 1),
    known: labels === null ? null : known(...labels),
    cells: encoder.cells,
    scale: 1,
    joinable: 4_000_000,
    records: 1000,
    dependence: [],
    fixed: comparisons.map(() => null),
    from: null,
  };
  return fitClasses(input);
}

/** Distance of the exact shares of a class from what was planted. */
function distance({ parameters }: FittedClasses, c: 0 | 2): number {
  return planted.reduce(
    (sum, { shares }, k) => sum + Math.abs((parameters[k]!.shares[c]?.exact ?? 0) - shares[c]!.exact),
    0,
  );
}

describe('known answers', () => {
  const without = learn(null);
  const refined = learn([200, 200]);

  test('bring the shares of one customer nearer to the truth', () => {
    expect(distance(refined, 0)).toBeLessThan(distance(without, 0));
    const date = 2;
    expect(refined.parameters[date]!.shares[0]!.exact).toBeLessThan(without.parameters[date]!.shares[0]!.exact);
  });

  test('bring those of households nearer, too', () => {
    expect(distance(refined, 2)).toBeLessThan(distance(without, 2));
  });

  test('do not make pairs of one customer more frequent: people choose what they label', () => {
    expect(refined.rates.same / without.rates.same).toBeLessThan(2);
    expect(refined.rates.same / without.rates.same).toBeGreaterThan(0.5);
  });

  test('that are wrong move them the wrong way: households that people call one customer', () => {
    const misled = learn([0, 200], 'same');
    const given = 0;
    expect(misled.parameters[given]!.shares[0]!.exact).toBeLessThan(without.parameters[given]!.shares[0]!.exact - 0.2);
  });

  test('of no pairs change nothing', () => {
    expect(learn([0, 0])).toEqual(without);
  });
});
