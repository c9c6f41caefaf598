import { type ComparisonParameters, writeOutcome } from './class-parameters.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';
import { MOST_LEVELS, type WeightBounds } from './pair-comparer.ts';

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

/**
 * The most that each outcome can bring to the odds of one customer, over all that is not known yet when a bound is needed
 * (which parents agree, how rare the values are).
 *
 * @param prior log2 odds of the classes same and moved against unrelated
 * @param rarities by comparison: frequency classes that occur
 * @param swappedLevel by comparison: a level that bounds leave aside, -1 for none
 * @param costs by comparison: what looking at it costs, in any unit; equal when absent
 */
export function weightBounds(
  parameters: readonly ComparisonParameters[],
  tables: readonly OutcomeTable[],
  prior: readonly [number, number],
  rarities: readonly (readonly number[])[],
  swappedLevel: readonly number[],
  costs: readonly number[] = parameters.map(() => 1),
): WeightBounds {
  const most = (k: number, level: number, rarity: number, c: number): number => {
    const { ratios, at } = tables[k]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let bucket = 0; bucket < parameters[k]!.dependence.length; bucket++) {
      const index = at(level, bucket, rarity);
      best = Math.max(best, ratios[index + c]! - ratios[index + 3]!);
    }
    return best;
  };
  const count = parameters.length;
  const exact = new Float64Array(count * FREQUENCY_CLASSES * 2);
  const best = new Float64Array(count * MOST_LEVELS * 2);
  for (let k = 0; k < count; k++) {
    for (let c = 0; c < 2; c++) {
      for (const rarity of rarities[k]!) exact[(k * FREQUENCY_CLASSES + rarity) * 2 + c] = most(k, 0, rarity, c);
      let bound = Number.NEGATIVE_INFINITY;
      for (let level = parameters[k]!.levels - 1; level > 0; level--) {
        if (level !== swappedLevel[k])
          for (const rarity of rarities[k]!) bound = Math.max(bound, most(k, level, rarity, c));
        best[(k * MOST_LEVELS + level) * 2 + c] = bound;
      }
    }
  }
  const reduction = (k: number): number => {
    const at = (level: number): number => best[(k * MOST_LEVELS + level) * 2]!;
    return (at(1) - at(parameters[k]!.levels - 1)) / costs[k]!;
  };
  const order = Int32Array.from([...parameters.keys()].sort((x, y) => reduction(y) - reduction(x) || x - y));
  return { base: prior, exact, best, order };
}
