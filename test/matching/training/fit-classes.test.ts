import { describe, expect, test } from '@jest/globals';
import type { LevelShares } from '../../../matching/model.ts';
import { classRules, type PairClass, pairClasses } from '../../../matching/scoring/class-rules.ts';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { type FittedClasses, fitClasses } from '../../../matching/training/fit-classes.ts';
import { createPatternEncoder } from '../../../matching/training/outcome-cells.ts';
import { tableOf } from '../../support/matching/match-customers.ts';
import { type PlantedComparison, plantedPairs } from '../../support/matching/planted-pairs.ts';

const all = comparisonsOf(tableOf([]).columns);

/**
 * A field of known behaviour: exact agreement by chance, and by class the shares of exact and of inexact agreement, all of it
 * at the level after exact.
 */
function plant(
  field: string,
  chance: number,
  ...classes: readonly (readonly [exact: number, inexact: number] | undefined)[]
): PlantedComparison {
  const comparison = { ...all.find((each) => each.field.name === field)!, parents: [] };
  const levels = comparison.type.levels.length;
  const middle = 0.02;
  const unrelated = comparison.type.levels.map((_, level) =>
    level === 0 ? chance : level === levels - 1 ? 1 - chance - middle : middle / (levels - 2),
  );
  const shares = classes.map((each): LevelShares | undefined => {
    if (each === undefined) return undefined;
    const [exact, slight] = each;
    const inexact = unrelated.map((_, level) => (level === 1 ? slight : 0));
    return { exact, inexact, independent: 1 - exact - slight };
  });
  return { comparison, unrelated, shares };
}

const planted = [
  plant('given_name', 0.01, [0.75, 0.2], [0.75, 0.2], [0.004, 0]),
  plant('family_name', 0.008, [0.85, 0.12], [0.85, 0.12], [0.92, 0.05]),
  plant('birth_date', 0.0005, [0.9, 0.06], [0.9, 0.06], [0.002, 0]),
  plant('phone', 0.0002, [0.55, 0.1], [0.55, 0.1], [0.3, 0]),
  plant('email', 0.0003, [0.5, 0.15], [0.5, 0.15], undefined),
  // What is of the place changes together: that tells a move from a slip.
  plant('address', 0.0005, [0.88, 0.08], undefined, [0.9, 0.06]),
  plant('city', 0.05, [0.93, 0.04], [0.1, 0], [0.95, 0.03]),
  plant('postcode', 0.001, [0.93, 0.04], undefined, [0.95, 0.02]),
];
const counts = { same: 2500, moved: 700, household: 1500, unrelated: 25_000 };
const pairs = Object.values(counts).reduce((sum, count) => sum + count, 0);

function learn(
  seed: number,
  classes: readonly PairClass[] = pairClasses,
  from: FittedClasses | null = null,
): FittedClasses {
  const comparisons = planted.map(({ comparison }) => comparison);
  const encoder = createPatternEncoder(comparisons);
  return fitClasses({
    comparisons,
    classes,
    chance: planted.map(({ unrelated }) => ({ unrelated, typicalFrequency: unrelated.map(() => null) })),
    candidates: encoder.encode(plantedPairs(planted, Object.values(counts), seed)),
    cells: encoder.cells,
    scale: 1,
    joinable: pairs,
    records: 5000,
    dependence: [],
    known: null,
    fixed: comparisons.map(() => null),
    from: from?.state ?? null,
  });
}

describe('fitting the classes of pairs', () => {
  const fitted = learn(1);

  test('comes to an end', () => {
    expect(fitted.converged).toBe(true);
    expect(fitted.iterations).toBeLessThan(60);
  });

  test('finds how many pairs of each class there are', () => {
    for (const each of pairClasses) expect((fitted.rates[each] * pairs) / counts[each]).toBeCloseTo(1, 0.7);
  });

  test('finds the shares that were planted', () => {
    for (const [k, { comparison, shares }] of planted.entries()) {
      for (const [c, planted] of shares.entries()) {
        const found = fitted.parameters[k]!.shares[c];
        if (planted === undefined || found == null) continue;
        const name = `${comparison.field.name} ${pairClasses[c]}`;
        expect([name, Math.abs(found.exact - planted.exact) < 0.05]).toEqual([name, true]);
        expect([name, Math.abs(found.inexact[1]! - planted.inexact[1]!) < 0.05]).toEqual([name, true]);
        expect(found.exact + found.independent + found.inexact.reduce((sum, share) => sum + share, 0)).toBeCloseTo(
          1,
          8,
        );
      }
    }
  });

  test('expects as many exact agreements as pairs of one customer have, moved ones beside the place', () => {
    for (const [k, { comparison, shares }] of planted.entries()) {
      const moved = classRules[comparison.role].moved === 'as same' ? counts.moved : 0;
      const exact = (counts.same + moved) * shares[0]!.exact;
      expect(fitted.expected[k]![0]! / exact).toBeCloseTo(1, 0.7);
    }
  });

  test('planted slips are independent, and found to be', () => {
    for (const bits of fitted.state.slips) expect(Math.abs(bits)).toBeLessThan(0.4);
  });

  test('a class that cannot be told apart has no pairs', () => {
    const { rates } = learn(1, ['same']);
    expect([rates.moved, rates.household]).toEqual([0, 0]);
    expect(rates.same).toBeGreaterThan(0);
  });

  test('going on from where it ended changes next to nothing', () => {
    const { rates, converged } = learn(1, pairClasses, fitted);
    expect(converged).toBe(true);
    for (const each of pairClasses) expect(rates[each] / fitted.rates[each]).toBeCloseTo(1, 1);
  });

  test('is deterministic', () => {
    expect(learn(1)).toEqual(fitted);
  });
});
