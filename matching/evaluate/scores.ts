/** How right a result is, as shares 0..1. */
export interface Scores {
  /** Share of what was found that is right; 1 when nothing was found. */
  readonly precision: number;
  /** Share of what is right that was found; 1 when there was nothing to find. */
  readonly recall: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
}

export function scoresOf(precision: number, recall: number): Scores {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** @param correct how many of the `found` are among the `wanted` */
export function scoresOfCounts(correct: number, found: number, wanted: number): Scores {
  return scoresOf(found === 0 ? 1 : correct / found, wanted === 0 ? 1 : correct / wanted);
}

/** Number of pairs among so many. */
export function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2;
}
