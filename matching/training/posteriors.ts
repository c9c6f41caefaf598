import { type ComparisonParameters, writeOutcome } from '../scoring/class-parameters.ts';
import { MOST_SLIPS } from '../scoring/slips.ts';
import type { OutcomeCells, Patterns } from './outcome-cells.ts';

/** log2 likelihood ratios of every cell of one comparison by class: same, moved, household, unrelated. */
export function cellRatios(parameters: ComparisonParameters, cells: OutcomeCells): Float64Array {
  const ratios = new Float64Array(cells.levels.length * 4);
  for (let cell = 0; cell < cells.levels.length; cell++) {
    writeOutcome(parameters, cells.levels[cell]!, cells.buckets[cell]!, cells.rarities[cell]!, ratios, cell * 4);
  }
  return ratios;
}

/** Expected pairs of one comparison by cell and class: entries `cell * 3` (same) to `cell * 3 + 2` (household). */
export type ExpectedPairs = Float64Array;

/** What the expectation step found. */
export interface Expectation {
  /** Log-likelihood of the pairs, in bits. */
  readonly likelihood: number;
  /** Expected pairs of the classes same, moved and household. */
  readonly pairs: readonly [number, number, number];
  /** Expected pairs of one customer by number of slips, and as many as independent slips would make. */
  readonly slips: { readonly seen: Float64Array; readonly independent: Float64Array };
}

/**
 * Expectation step: shares out every pattern among the classes by their posterior probabilities. A class whose rate is minus
 * infinity gets nothing: so pairs whose class is partly known are shared out among the others.
 *
 * @param rates log2 of the four classes' rates
 * @param slips log2 factor of pairs of one customer by their number of slips
 * @param expected by comparison; added to
 * @param slipShares by comparison: share of slips among pairs of one customer
 */
export function expect(
  patterns: Patterns,
  ratios: readonly Float64Array[],
  rates: readonly [number, number, number, number],
  slips: readonly number[],
  expected: readonly ExpectedPairs[],
  slipShares: readonly number[],
): Expectation {
  let same = 0;
  let moved = 0;
  let household = 0;
  const seen = new Float64Array(MOST_SLIPS + 1);
  const independent = new Float64Array(MOST_SLIPS + 1);
  const likelihood = eachPosterior(patterns, ratios, rates, slips, (pattern, p0, p1, p2) => {
    const weight = patterns.weights[pattern]!;
    const w0 = weight * p0;
    const w1 = weight * p1;
    const w2 = weight * p2;
    same += w0;
    moved += w1;
    household += w2;
    seen[patterns.slips[pattern]!]! += w0 + w1;
    addIndependent(patterns.cells, pattern * ratios.length, slipShares, w0 + w1, independent);
    for (let k = 0; k < ratios.length; k++) {
      const cell = patterns.cells[pattern * ratios.length + k]!;
      if (cell < 0) continue;
      const of = expected[k]!;
      of[cell * 3]! += w0;
      of[cell * 3 + 1]! += w1;
      of[cell * 3 + 2]! += w2;
    }
  });
  return { likelihood, pairs: [same, moved, household], slips: { seen, independent } };
}

const chances = new Float64Array(MOST_SLIPS + 1);

/** Shares out pairs by how many slips independent comparisons would make (a Poisson binomial distribution). */
function addIndependent(
  cells: Int32Array,
  from: number,
  shares: readonly number[],
  pairs: number,
  into: Float64Array,
): void {
  chances.fill(0);
  chances[0] = 1;
  for (let k = 0; k < shares.length; k++) {
    if (cells[from + k]! < 0) continue;
    const share = shares[k]!;
    chances[MOST_SLIPS] = chances[MOST_SLIPS]! + chances[MOST_SLIPS - 1]! * share;
    for (let slips = MOST_SLIPS - 1; slips > 0; slips--) {
      chances[slips] = chances[slips]! * (1 - share) + chances[slips - 1]! * share;
    }
    chances[0] = chances[0]! * (1 - share);
  }
  for (let slips = 0; slips <= MOST_SLIPS; slips++) into[slips]! += pairs * chances[slips]!;
}

/** Posterior probability of being unrelated, by pattern. */
export function unrelatedPosterior(
  patterns: Patterns,
  ratios: readonly Float64Array[],
  rates: readonly [number, number, number, number],
  slips: readonly number[],
): Float64Array {
  const unrelated = new Float64Array(patterns.count).fill(1);
  eachPosterior(patterns, ratios, rates, slips, (pattern, same, moved, household) => {
    unrelated[pattern] = 1 - same - moved - household;
  });
  return unrelated;
}

/** Bits by which unrelated pairs outweigh all other classes in nearly all candidates. */
const BEYOND_DOUBT = 24;

/** Visits every pattern that is not unrelated beyond doubt with its posterior probabilities; returns the log-likelihood of all in bits. */
function eachPosterior(
  { count, cells, weights, slips: slipsOf }: Patterns,
  ratios: readonly Float64Array[],
  rates: readonly [number, number, number, number],
  slips: readonly number[],
  visit: (pattern: number, same: number, moved: number, household: number) => void,
): number {
  const width = ratios.length;
  let likelihood = 0;
  for (let pattern = 0; pattern < count; pattern++) {
    const slipped = slips[slipsOf[pattern]!]!;
    let s0 = rates[0] + slipped;
    let s1 = rates[1] + slipped;
    let s2 = rates[2];
    let s3 = rates[3];
    for (let k = 0; k < width; k++) {
      const cell = cells[pattern * width + k]! * 4;
      if (cell < 0) continue;
      const of = ratios[k]!;
      s0 += of[cell]!;
      s1 += of[cell + 1]!;
      s2 += of[cell + 2]!;
      s3 += of[cell + 3]!;
    }
    const linked = s0 > s1 ? (s0 > s2 ? s0 : s2) : s1 > s2 ? s1 : s2;
    if (s3 - linked > BEYOND_DOUBT) {
      likelihood += weights[pattern]! * s3;
      continue;
    }
    const most = linked > s3 ? linked : s3;
    const e0 = Math.exp((s0 - most) * Math.LN2);
    const e1 = Math.exp((s1 - most) * Math.LN2);
    const e2 = Math.exp((s2 - most) * Math.LN2);
    const sum = e0 + e1 + e2 + Math.exp((s3 - most) * Math.LN2);
    likelihood += weights[pattern]! * (most + Math.log2(sum));
    visit(pattern, e0 / sum, e1 / sum, e2 / sum);
  }
  return likelihood;
}
