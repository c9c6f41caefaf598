import { type ComparisonParameters, writeOutcome } from './class-parameters.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';

/** log2 likelihood ratios by class of every outcome of a comparison, worked out when first needed. */
export interface OutcomeTable {
  /** Entries `at(...)` to `at(...) + 3`: same, moved, household, unrelated. */
  readonly ratios: Float64Array;
  readonly at: (level: number, bucket: number, rarity: number) => number;
}

export function createOutcomeTable(parameters: ComparisonParameters): OutcomeTable {
  const buckets = parameters.dependence.length;
  const ratios = new Float64Array(parameters.levels * buckets * FREQUENCY_CLASSES * 4).fill(Number.NaN);
  const at = (level: number, bucket: number, rarity: number): number => {
    const index = ((level * buckets + bucket) * FREQUENCY_CLASSES + rarity) * 4;
    if (Number.isNaN(ratios[index]!)) writeOutcome(parameters, level, bucket, rarity, ratios, index);
    return index;
  };
  return { ratios, at };
}
