import type { MatchModel } from '../model.ts';
import type { RecordTable } from '../table/record-table.ts';
import { logSum, meanPosterior } from './attribution.ts';
import { probabilityOfBits, quantize } from './bits.ts';
import { comparedTable } from './compared-table.ts';
import { type Comparison, comparisonsOf } from './comparisons.ts';
import { frequencyClassesOf } from './frequencies.ts';
import { type KnownOutcomes, withKnownOutcomes } from './known-outcomes.ts';
import { modelScores } from './model-scores.ts';
import { type WeightBounds, weightBounds } from './pair-bounds.ts';
import { ABSENT, createPairComparer } from './pair-comparer.ts';
import { createRowFilter, type RowFilter } from './row-filter.ts';
import { linesBeyondFirst, type RowStore } from './row-store.ts';
import { createSameOutcome, type SameOutcome } from './same-outcome.ts';
import { slipsOf } from './slips.ts';
import { withoutGenericValues } from './without-generic-values.ts';

/** Posterior probabilities of the classes of a pair. */
export interface ClassProbabilities {
  readonly same: number;
  readonly moved: number;
  readonly household: number;
  readonly unrelated: number;
}

/** What a pair's last weighing found; overwritten by the next. */
export interface PairFindings {
  /** Level by comparison; -1 where it does not apply or a side has no value. */
  readonly levels: Int8Array;
  /** Frequency classes of the compared values, by comparison. */
  readonly rarities: Uint8Array;
  /** Bits of each comparison, see `attribution.ts`; worked out when asked for. */
  readonly bits: () => Float64Array;
}

/** Scores pairs of rows of one table under one model. Symmetric: (a, b) and (b, a) give the same. */
export interface PairScorer {
  /** log2 prior odds that two records are one customer. */
  readonly prior: number;
  /** The table without the model's generic values. */
  readonly table: RecordTable;
  readonly comparisons: readonly Comparison[];
  /** Match weight of two rows. `findings` then holds the levels and bits of the pair. */
  readonly weigh: (a: number, b: number) => number;
  readonly findings: PairFindings;
  /** Drops those candidates of a row of which it is cheap to see that they are below the floor. */
  readonly filter: RowFilter;
  /** Whether a row weighs the same with another one as an older version of it in the same table did. */
  readonly isSame: SameOutcome;
  /**
   * Weight of two groups of rows taken as one customer each: every comparison counts with the best level between any row of
   * the one and any of the other. What no row of a group agrees with, the customer does not agree with.
   */
  readonly weighGroups: (a: readonly number[], b: readonly number[]) => number;
  /** Class probabilities of the last weighed pair. */
  readonly classes: () => ClassProbabilities;
}

/** What a scorer would make by itself, where it is there already. */
export interface PreparedScoring {
  /** Of the table without the model's generic values. */
  readonly store?: RowStore;
  /** Frequency class by column and code, see `frequencyClassesOf`. */
  readonly frequencies?: readonly Uint8Array[];
  /** Pairs that were scored before: they are not compared again. */
  readonly known?: KnownOutcomes;
}

/** @throws YektaError `internal` when the model was made for other fields than the table's */
export function createPairScorer(
  full: RecordTable,
  model: MatchModel,
  { store, frequencies: made, known }: PreparedScoring = {},
): PairScorer {
  const comparisons = comparisonsOf(full.columns);
  const table = withoutGenericValues(full, model);
  const frequencies = made ?? frequencyClassesOf(full, comparisons, model);
  const { parameters, tables, bucketOf, rates, prior, mostSlips } = modelScores(model, comparisons);
  const [lnSame, lnMoved, lnHousehold, lnUnrelated] = rates;
  const compared = comparedTable(table, frequencies, store);
  const every = createPairComparer(compared);
  const comparer = known === undefined ? every : withKnownOutcomes(every, known);
  const { levels, frequency } = comparer;
  const bits = new Float64Array(comparisons.length);
  const cells = new Int32Array(comparisons.length);
  const sums = new Float64Array(4);
  const elseLevels = Int8Array.from(comparisons, ({ type }) => type.levels.length - 1);
  let bounds: WeightBounds | null = null;

  const boundsOnce = (): WeightBounds => {
    bounds ??= weightBounds(
      parameters,
      tables,
      [lnSame - lnUnrelated + mostSlips, lnMoved - lnUnrelated + mostSlips],
      comparisons.map(({ column }) => [...new Set(frequencies[column])]),
      comparisons.map(({ type }) => type.levels.findIndex(({ name }) => name === 'swapped')),
      comparisons.map((comparison) => sketchCost(comparison, compared.store)),
    );
    return bounds;
  };

  let rowFilter: RowFilter | null = null;
  const filter: RowFilter = (row, candidates, floor) => {
    rowFilter ??= createRowFilter(compared, boundsOnce());
    return rowFilter(row, candidates, floor);
  };

  let sameOutcome: SameOutcome | null = null;
  const isSame: SameOutcome = (older, newer, other) => {
    sameOutcome ??= createSameOutcome(compared);
    return sameOutcome(older, newer, other);
  };

  const weigh = (a: number, b: number): number => {
    comparer.compare(a, b);
    sumOutcomes();
    return quantize(sumOfClasses());
  };

  /** Fills `sums` and `cells` from the levels. */
  const sumOutcomes = (): void => {
    let s0 = lnSame;
    let s1 = lnMoved;
    let s2 = lnHousehold;
    let s3 = lnUnrelated;
    let present = 0;
    for (let k = 0; k < levels.length; k++) {
      if (levels[k]! < 0) continue;
      const { at, ratios } = tables[k]!;
      const cell = at(levels[k]!, bucketOf(levels, k), frequency[k]!);
      cells[k] = cell;
      present++;
      s0 += ratios[cell]!;
      s1 += ratios[cell + 1]!;
      s2 += ratios[cell + 2]!;
      s3 += ratios[cell + 3]!;
    }
    slipped = slipsOf(levels, elseLevels);
    const slipBits = present === 0 ? 0 : model.slips[slipped]!;
    sums[0] = s0 + slipBits;
    sums[1] = s1 + slipBits;
    sums[2] = s2;
    sums[3] = s3;
    isAttributed = false;
  };
  let slipped = 0;
  let isAttributed = false;

  const sumOfClasses = (): number => logSum(sums[0]!, sums[1]!) - logSum(sums[2]!, sums[3]!);

  const best = new Int8Array(comparisons.length);
  const rarest = new Uint8Array(comparisons.length);
  const weighGroups = (a: readonly number[], b: readonly number[]): number => {
    best.fill(ABSENT);
    for (const x of a) {
      for (const y of b) {
        comparer.compare(x, y);
        for (let k = 0; k < levels.length; k++) {
          if (levels[k]! < 0 || (best[k]! >= 0 && levels[k]! > best[k]!)) continue;
          rarest[k] = levels[k] === best[k] ? Math.max(rarest[k]!, frequency[k]!) : frequency[k]!;
          best[k] = levels[k]!;
        }
      }
    }
    levels.set(best);
    frequency.set(rarest);
    sumOutcomes();
    return quantize(sumOfClasses());
  };

  const sharesSlips = (k: number): boolean =>
    slipped === 0 ? levels[k]! >= 0 : levels[k]! > 0 && levels[k]! < elseLevels[k]!;

  /** Fills `bits`. With the prior they sum to the weight exactly: what rounding leaves goes to the comparison that says most. */
  const attribute = (): void => {
    const moving = meanPosterior(lnMoved - lnSame, sums[1]! - sums[0]!);
    const living = meanPosterior(lnHousehold - lnUnrelated, sums[2]! - sums[3]!);
    // How many slips there are belongs to those comparisons that have one; that there are none, to all.
    let sharing = 0;
    for (let k = 0; k < levels.length; k++) if (sharesSlips(k)) sharing++;
    const slipBits = model.slips[slipped]! / Math.max(1, sharing);
    let rest = quantize(sumOfClasses()) - prior;
    let most = 0;
    for (let k = 0; k < levels.length; k++) {
      bits[k] = 0;
      if (levels[k]! < 0) continue;
      const { ratios } = tables[k]!;
      const cell = cells[k]!;
      const together = mix(ratios[cell]!, ratios[cell + 1]!, moving);
      const apart = mix(ratios[cell + 3]!, ratios[cell + 2]!, living);
      bits[k] = quantize(together - apart + (sharesSlips(k) ? slipBits : 0));
      rest -= bits[k]!;
      if (Math.abs(bits[k]!) > Math.abs(bits[most]!)) most = k;
    }
    bits[most]! += rest;
  };

  const findings: PairFindings = {
    levels,
    rarities: frequency,
    bits() {
      if (!isAttributed) attribute();
      isAttributed = true;
      return bits;
    },
  };

  const classes = (): ClassProbabilities => {
    const together = probabilityOfBits(sumOfClasses());
    const isMoved = probabilityOfBits(sums[1]! - sums[0]!);
    const isHousehold = probabilityOfBits(sums[2]! - sums[3]!);
    return {
      same: together * (1 - isMoved),
      moved: together * isMoved,
      household: (1 - together) * isHousehold,
      unrelated: (1 - together) * (1 - isHousehold),
    };
  };

  return { prior, table, comparisons, weigh, weighGroups, filter, isSame, findings, classes };
}

/**
 * Relative cost of one look at the sketches of a comparison: collecting the pairs, the integers to read, the cache lines
 * beyond the first of a row, and writing the sketch where that is still to be done, which takes longer the more it says
 * (measured roughly, about nanoseconds; only the order of looking depends on it).
 */
function sketchCost({ type, column }: Comparison, { sketchAt, write }: RowStore): number {
  const width = type.sketch?.width ?? 0;
  return 18 + width + 25 * linesBeyondFirst(sketchAt[column]!, width) + (write === null ? 0 : 10 * width ** 2);
}

/** A class that does not exist has minus infinity: it counts only where it exists. */
function mix(first: number, second: number, share: number): number {
  return share === 0 ? first : first + (second - first) * share;
}
