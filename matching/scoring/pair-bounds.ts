import type { ComparisonParameters } from './class-parameters.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';
import type { OutcomeTable } from './outcome-tables.ts';

/** Most levels of a comparison. */
export const MOST_LEVELS = 16;

/** A weight is at most this many bits above the larger of its two sums (same, moved), with some room for rounding. */
export const SLACK = 1.01;

/** Bounds on what the levels of a pair can bring, for giving up early; see `weightBounds`. */
export interface WeightBounds {
  /** log2 odds of the classes same and moved against unrelated pairs, before any evidence. */
  readonly base: readonly [number, number];
  /** Most bits of exact agreement for same and moved: two entries for each comparison and frequency class. */
  readonly exact: Float64Array;
  /** Most bits of a level or a worse one (names swapped aside): two entries for each comparison and `MOST_LEVELS` levels. */
  readonly best: Float64Array;
  /** Comparisons in the order in which to look at them: first the one whose disagreement takes most away for its cost. */
  readonly order: Int32Array;
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
  const count = parameters.length;
  const exact = new Float64Array(count * FREQUENCY_CLASSES * 2);
  const best = new Float64Array(count * MOST_LEVELS * 2);
  for (let k = 0; k < count; k++) {
    for (const c of [0, 1] as const) {
      for (const rarity of rarities[k]!)
        exact[(k * FREQUENCY_CLASSES + rarity) * 2 + c] = tables[k]!.most(0, rarity, c);
      let bound = Number.NEGATIVE_INFINITY;
      for (let level = parameters[k]!.levels - 1; level > 0; level--) {
        if (level !== swappedLevel[k])
          for (const rarity of rarities[k]!) bound = Math.max(bound, tables[k]!.most(level, rarity, c));
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
