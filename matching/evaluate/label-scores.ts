import type { LabelledRows } from '../labelled-rows.ts';
import { type Scores, scoresOfCounts } from './scores.ts';

/**
 * Scores on labelled pairs alone. Whoever chose the pairs for being uncertain gets lower figures than all pairs would give:
 * they compare two settings on the same labels, and say little by themselves.
 */
export interface LabelScores {
  /** By the weight of the pair and the threshold. */
  readonly pairwise: Scores;
  /** By whether the two share a cluster. */
  readonly cluster: Scores;
}

export function labelScores(
  pairs: readonly LabelledRows[],
  clusters: Int32Array,
  isAbove: (a: number, b: number) => boolean,
): LabelScores {
  return {
    pairwise: scored(pairs, ({ a, b }) => isAbove(a, b)),
    cluster: scored(pairs, ({ a, b }) => clusters[a] === clusters[b]),
  };
}

function scored(pairs: readonly LabelledRows[], isJoined: (pair: LabelledRows) => boolean): Scores {
  const joined = pairs.filter(isJoined);
  const wanted = pairs.filter(({ same }) => same).length;
  return scoresOfCounts(joined.filter(({ same }) => same).length, joined.length, wanted);
}
