import { probabilityOfBits } from '../scoring/bits.ts';
import { type Scores, scoresOf } from './scores.ts';

/** Match weights counted in steps of a fraction of a bit: any number of pairs in the memory of none. */
export interface WeightHistogram {
  /** Pairs by bin; bin 0 holds everything below `LEAST`, the last one everything above `MOST`. */
  readonly counts: Float64Array;
}

export const LEAST = -64;
export const MOST = 128;
const BINS_PER_BIT = 16;

export function createWeightHistogram(): WeightHistogram {
  return { counts: new Float64Array((MOST - LEAST) * BINS_PER_BIT) };
}

export function countWeight({ counts }: WeightHistogram, weight: number, pairs = 1): void {
  const bin = Math.floor((weight - LEAST) * BINS_PER_BIT);
  counts[Math.max(0, Math.min(counts.length - 1, bin))]! += pairs;
}

export function histogramOf(weights: Float64Array): WeightHistogram {
  const histogram = createWeightHistogram();
  for (const weight of weights) countWeight(histogram, weight);
  return histogram;
}

/**
 * Precision and recall of a threshold as the model itself expects them, without truth. Every pair counts as right with its
 * probability: precision is the mean probability of the pairs above the threshold, recall their sum over that of all
 * candidates. What no blocking rule reached is not in it.
 */
export function estimatedScores({ counts }: WeightHistogram, threshold: number): Scores {
  const first = Math.max(0, Math.round((threshold - LEAST) * BINS_PER_BIT));
  let found = 0;
  let right = 0;
  let wanted = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const expected = counts[bin]! * probabilityOfBits(LEAST + (bin + 0.5) / BINS_PER_BIT);
    wanted += expected;
    if (bin < first) continue;
    found += counts[bin]!;
    right += expected;
  }
  return scoresOf(found === 0 ? 1 : right / found, wanted === 0 ? 1 : right / wanted);
}

/** One bar of the distribution of weights. */
export interface WeightBar {
  /** Bits, from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** The distribution in bars of whole bits, from the first bar with pairs to the last. */
export function weightBars({ counts }: WeightHistogram, bitsPerBar: number): readonly WeightBar[] {
  const width = bitsPerBar * BINS_PER_BIT;
  const bars = Array.from({ length: Math.ceil(counts.length / width) }, (_, bar) => ({
    from: LEAST + bar * bitsPerBar,
    to: LEAST + (bar + 1) * bitsPerBar,
    pairs: counts.subarray(bar * width, (bar + 1) * width).reduce((sum, count) => sum + count, 0),
  }));
  const filled = bars.map(({ pairs }) => pairs > 0);
  return bars.slice(filled.indexOf(true) < 0 ? bars.length : filled.indexOf(true), filled.lastIndexOf(true) + 1);
}
