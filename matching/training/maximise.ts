import type { LevelShares } from '../model.ts';
import { type ComparisonParameters, chanceRatio, sharedRatio } from '../scoring/class-parameters.ts';
import { frequencyOfClass } from '../scoring/frequency-class.ts';
import type { OutcomeCells } from './outcome-cells.ts';
import type { ExpectedPairs } from './posteriors.ts';

/** Pairs' worth of belief in the start values. */
const PRIOR_PAIRS = 20;
/** The same where there is next to nothing to learn from: a handful of pairs must not teach what they need to be pairs. */
const MOST_PRIOR_PAIRS = 500;
/** Expected pairs of one customer from which they speak for themselves. */
const ENOUGH_PAIRS = 50;

/** Belief in the start values, by the number of expected pairs of one customer in the whole table. */
export function priorPairs(expected: number): number {
  return PRIOR_PAIRS + (MOST_PRIOR_PAIRS - PRIOR_PAIRS) * Math.max(0, 1 - expected / ENOUGH_PAIRS);
}

/** Pairs that one class expects, split by how their agreement arose. */
export interface ExpectedAgreement {
  /** Shared or corrupted, by level. */
  readonly byLevel: Float64Array;
  independent: number;
}

/**
 * Splits the expected pairs of a class in every cell into agreement that is shared or corrupted and agreement by chance.
 *
 * @param expected pairs by cell and class
 * @param c position of the class in `pairClasses`
 * @param into added to
 */
export function splitAgreement(
  parameters: ComparisonParameters,
  shares: LevelShares,
  cells: OutcomeCells,
  expected: ExpectedPairs,
  c: number,
  into: ExpectedAgreement,
): void {
  const independent = parameters.neverAgainst ? 1 : shares.independent;
  for (let cell = 0; cell < cells.levels.length; cell++) {
    const pairs = expected[cell * 3 + c]!;
    if (pairs === 0) continue;
    const level = cells.levels[cell]!;
    const frequency = frequencyOfClass(cells.rarities[cell]!);
    const shared = sharedRatio(parameters, shares, level, frequency);
    const chance = independent * chanceRatio(parameters, level, cells.buckets[cell]!, frequency);
    const all = shared + chance;
    if (all === 0) continue;
    into.byLevel[level]! += (pairs * shared) / all;
    into.independent += (pairs * chance) / all;
  }
}

/**
 * Shares that expected agreement and the start values suggest.
 *
 * @param prior pairs' worth of belief in the start values
 */
export function sharesFrom(
  { byLevel, independent }: ExpectedAgreement,
  start: LevelShares,
  prior: number,
): LevelShares {
  const total = byLevel.reduce((sum, pairs) => sum + pairs, 0) + independent + prior;
  return {
    exact: (byLevel[0]! + prior * start.exact) / total,
    inexact: start.inexact.map((share, level) => (level === 0 ? 0 : (byLevel[level]! + prior * share) / total)),
    independent: (independent + prior * start.independent) / total,
  };
}
