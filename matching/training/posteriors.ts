import { type ComparisonParameters, writeOutcome } from '../scoring/class-parameters.ts';
import type { OutcomeCells, Patterns } from './outcome-cells.ts';

/** log2 likelihood ratios of every cell of one comparison by class: same, moved, household, unrelated. */
export function cellRatios(parameters: ComparisonParameters, cells: OutcomeCells): Float64Array {
  const ratios = new Float64Array(cells.levels.length * 4);
  for (let cell = 0; cell < cells.levels.length; cell++) {
    writeOutcome(parameters, cells.levels[cell]!, cells.buckets[cell]!, cells.rarities[cell]!, ratios, cell * 4);
  }
  return ratios;
}

/**
 * Expectation step: posterior class probabilities of every pattern.
 *
 * @param rates log2 of the four classes' rates; minus infinity for a class that does not exist
 * @param into four entries per pattern
 * @returns log-likelihood of the patterns in bits
 */
export function posteriors(
  patterns: Patterns,
  ratios: readonly Float64Array[],
  rates: readonly [number, number, number, number],
  into: Float64Array,
): number {
  const width = ratios.length;
  let likelihood = 0;
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    let s0 = rates[0];
    let s1 = rates[1];
    let s2 = rates[2];
    let s3 = rates[3];
    for (let k = 0; k < width; k++) {
      const cell = patterns.cells[pattern * width + k]!;
      if (cell < 0) continue;
      const of = ratios[k]!;
      s0 += of[cell * 4]!;
      s1 += of[cell * 4 + 1]!;
      s2 += of[cell * 4 + 2]!;
      s3 += of[cell * 4 + 3]!;
    }
    const most = Math.max(s0, s1, s2, s3);
    const e0 = 2 ** (s0 - most);
    const e1 = 2 ** (s1 - most);
    const e2 = 2 ** (s2 - most);
    const e3 = 2 ** (s3 - most);
    const sum = e0 + e1 + e2 + e3;
    into[pattern * 4] = e0 / sum;
    into[pattern * 4 + 1] = e1 / sum;
    into[pattern * 4 + 2] = e2 / sum;
    into[pattern * 4 + 3] = e3 / sum;
    likelihood += patterns.weights[pattern]! * (most + Math.log2(sum));
  }
  return likelihood;
}
