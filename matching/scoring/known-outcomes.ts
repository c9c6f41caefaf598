import type { EdgeList } from '../clustering/edge-list.ts';
import { edgeFinder } from '../clustering/edges-by-row.ts';
import type { PairComparer } from './pair-comparer.ts';

/** Pairs with the outcome of every comparison: entries `pair * comparisons` up to `(pair + 1) * comparisons`. */
export interface KnownOutcomes extends EdgeList {
  /** Levels, -1 where there is none. */
  readonly levels: Int8Array;
  /** Frequency classes, parallel to `levels`. */
  readonly rarities: Uint8Array;
}

/** A comparer that looks pairs up which were compared before, and compares only others. */
export function withKnownOutcomes(comparer: PairComparer, pairs: KnownOutcomes): PairComparer {
  const { levels, frequency } = comparer;
  const find = edgeFinder(pairs);
  const compare = (a: number, b: number): void => {
    const pair = find(a, b);
    if (pair < 0) {
      comparer.compare(a, b);
      return;
    }
    const from = pair * levels.length;
    for (let k = 0; k < levels.length; k++) {
      levels[k] = pairs.levels[from + k]!;
      frequency[k] = pairs.rarities[from + k]!;
    }
  };
  return { ...comparer, compare };
}
