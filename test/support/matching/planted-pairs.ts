import type { LevelShares } from '../../../matching/model.ts';
import type { Comparison } from '../../../matching/scoring/comparisons.ts';
import { frequencyClass } from '../../../matching/scoring/frequency-class.ts';
import type { PairSample } from '../../../matching/training/pair-sample.ts';
import { seededRandom } from '../../../matching/training/random.ts';

/** How one comparison of planted pairs behaves. */
export interface PlantedComparison {
  readonly comparison: Comparison;
  /** Level probabilities of unrelated pairs. */
  readonly unrelated: readonly number[];
  /** By class, in the order of `pairClasses`; absent: as unrelated pairs. */
  readonly shares: readonly (LevelShares | undefined)[];
}

/**
 * Pairs whose levels are drawn from known parameters.
 *
 * @param counts pairs of each class, unrelated ones last
 */
export function plantedPairs(
  planted: readonly PlantedComparison[],
  counts: readonly number[],
  seed: number,
): PairSample {
  const random = seededRandom(seed);
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  const width = planted.length;
  const levels = new Int8Array(pairs * width);
  const rarities = new Uint8Array(pairs * width);
  let pair = 0;
  for (const [c, count] of counts.entries()) {
    for (let i = 0; i < count; i++, pair++) {
      for (const [k, { unrelated, shares }] of planted.entries()) {
        levels[pair * width + k] = drawLevel(unrelated, shares[c], random);
        // A value is as frequent as exact agreement by chance: all values are alike.
        rarities[pair * width + k] = frequencyClass(unrelated[0]!);
      }
    }
  }
  const rows = new Int32Array(pairs);
  return { a: rows, b: rows, levels, rarities };
}

function drawLevel(unrelated: readonly number[], shares: LevelShares | undefined, random: () => number): number {
  if (shares === undefined) return draw(unrelated, random);
  const how = draw([shares.exact, ...shares.inexact.slice(1), shares.independent], random);
  return how < shares.inexact.length ? how : draw(unrelated, random);
}

/** Index of a probability. */
function draw(probabilities: readonly number[], random: () => number): number {
  let left = random();
  for (const [index, probability] of probabilities.entries()) {
    left -= probability;
    if (left < 0) return index;
  }
  return probabilities.length - 1;
}
