import { type ComparisonParameters, writeOutcome } from './class-parameters.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';

/** log2 likelihood ratios by class of every outcome of a comparison, worked out when first needed. */
export interface OutcomeTable {
  /** Entries `at(...)` to `at(...) + 3`: same, moved, household, unrelated. */
  readonly ratios: Float64Array;
  readonly at: (level: number, bucket: number, rarity: number) => number;
  /** Most bits that an outcome can bring to a class (0: same, 1: moved) against unrelated pairs, whichever parents agree. */
  readonly most: (level: number, rarity: number, c: 0 | 1) => number;
}

export function createOutcomeTable(parameters: ComparisonParameters): OutcomeTable {
  const buckets = parameters.dependence.length;
  const ratios = new Float64Array(parameters.levels * buckets * FREQUENCY_CLASSES * 4).fill(Number.NaN);
  const at = (level: number, bucket: number, rarity: number): number => {
    const index = ((level * buckets + bucket) * FREQUENCY_CLASSES + rarity) * 4;
    if (Number.isNaN(ratios[index]!)) writeOutcome(parameters, level, bucket, rarity, ratios, index);
    return index;
  };
  const mosts = new Float64Array(parameters.levels * FREQUENCY_CLASSES * 2).fill(Number.NaN);
  const most: OutcomeTable['most'] = (level, rarity, c) => {
    const index = (level * FREQUENCY_CLASSES + rarity) * 2 + c;
    if (!Number.isNaN(mosts[index]!)) return mosts[index]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const cell = at(level, bucket, rarity);
      best = Math.max(best, ratios[cell + c]! - ratios[cell + 3]!);
    }
    mosts[index] = best;
    return best;
  };
  return { ratios, at, most };
}
