import type { PairComparer } from '../scoring/pair-comparer.ts';

/** Pairs of rows with the outcome of every comparison. */
export interface PairSample {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Levels: entries `pair * comparisons` up to `(pair + 1) * comparisons`. */
  readonly levels: Int8Array;
  /** Frequency classes, parallel to `levels`. */
  readonly rarities: Uint8Array;
}

/** Compares given pairs of rows. */
export function comparePairs(a: Int32Array, b: Int32Array, comparer: PairComparer): PairSample {
  const width = comparer.comparisons.length;
  const levels = new Int8Array(a.length * width);
  const rarities = new Uint8Array(a.length * width);
  for (let pair = 0; pair < a.length; pair++) {
    comparer.compare(a[pair]!, b[pair]!, null, 0);
    levels.set(comparer.levels, pair * width);
    rarities.set(comparer.frequency, pair * width);
  }
  return { a, b, levels, rarities };
}
