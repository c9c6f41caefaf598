import type { Comparison } from '../scoring/comparisons.ts';
import { frequencyOfClass } from '../scoring/frequency-class.ts';
import type { PairSample } from './pair-sample.ts';
import { priorRecords } from './value-frequencies.ts';

/** How often unrelated pairs reach each level of one comparison. */
export interface ChanceLevels {
  readonly unrelated: readonly number[];
  /** Harmonic mean of the frequencies of values that agree at a level by chance; `null` where too few pairs do, and for exact. */
  readonly typicalFrequency: readonly (number | null)[];
}

/** Fewest pairs that tell a typical frequency. */
const FEWEST = 5;
/** Pairs' worth of prior belief per record's worth of it. */
const LEVEL_COUNT = 0.5;
const LEAST_PROBABILITY = 1e-8;

/**
 * Level probabilities of unrelated pairs: exact agreement from value frequencies, everything else from random pairs, drawn
 * towards the type's defaults in small tables.
 *
 * @param agreement probability that two random records agree exactly
 * @param counts which of the pairs to count (pairs of one customer are no random pairs)
 */
export function chanceLevels(
  { type }: Comparison,
  k: number,
  width: number,
  sample: PairSample,
  agreement: number,
  filled: number,
  counts: (pair: number) => boolean,
): ChanceLevels {
  const levels = type.levels.length;
  const seen = new Float64Array(levels);
  const inverse = new Float64Array(levels);
  for (let pair = 0; pair < sample.a.length; pair++) {
    const level = sample.levels[pair * width + k]!;
    if (level < 0 || !counts(pair)) continue;
    seen[level]!++;
    inverse[level]! += 1 / frequencyOfClass(sample.rarities[pair * width + k]!);
  }
  const prior = priorRecords(filled);
  const weights = type.levels.map(({ u }, level) => seen[level]! + LEVEL_COUNT + prior * u);
  const inexact = weights.reduce((sum, weight) => sum + weight, 0) - weights[0]!;
  const unrelated = weights.map((weight, level) => (level === 0 ? agreement : (weight / inexact) * (1 - agreement)));
  return {
    unrelated,
    typicalFrequency: type.levels.map((_, level) =>
      level === 0 || level === levels - 1 || seen[level]! < FEWEST ? null : seen[level]! / inverse[level]!,
    ),
  };
}

/** The same with probabilities that are known by level name; levels without one are rescaled to fill the rest. */
export function withKnownChance(
  { type: { levels } }: Comparison,
  counted: ChanceLevels,
  known: Readonly<Record<string, number>>,
): ChanceLevels {
  const isKnown = (level: number): boolean => Object.hasOwn(known, levels[level]!.name);
  const rest = counted.unrelated.reduce((sum, value, level) => (isKnown(level) ? sum : sum + value), 0);
  const left = levels.reduce((sum, { name }) => sum - (Object.hasOwn(known, name) ? known[name]! : 0), 1);
  const unrelated = counted.unrelated.map((value, level) =>
    Math.max(LEAST_PROBABILITY, isKnown(level) ? known[levels[level]!.name]! : rest === 0 ? 0 : (value * left) / rest),
  );
  return { ...counted, unrelated };
}
