import type { MatchModel } from '../model.ts';
import { logSum } from './attribution.ts';
import { quantize } from './bits.ts';
import { bucketFinder, type ComparisonParameters, parametersOf } from './class-parameters.ts';
import type { Comparison } from './comparisons.ts';
import { createOutcomeTable, type OutcomeTable } from './outcome-tables.ts';

/** What scoring needs of a model and the comparisons it was made for, whatever the table. */
export interface ModelScores {
  readonly parameters: readonly ComparisonParameters[];
  readonly tables: readonly OutcomeTable[];
  readonly bucketOf: (levels: Int8Array, k: number) => number;
  /** log2 of the rates of the classes: same, moved, household and unrelated. */
  readonly rates: readonly [number, number, number, number];
  /** log2 prior odds that two records are one customer. */
  readonly prior: number;
  /** Most bits that slips bring. */
  readonly mostSlips: number;
}

const scoresOf = new WeakMap<
  MatchModel,
  { readonly comparisons: readonly Comparison[]; readonly scores: ModelScores }
>();

/**
 * Made once per model, for callers that score a few pairs of many small tables.
 *
 * @param comparisons those of the model
 */
export function modelScores(model: MatchModel, comparisons: readonly Comparison[]): ModelScores {
  const known = scoresOf.get(model);
  if (known !== undefined && areSame(known.comparisons, comparisons)) return known.scores;
  const scores = makeScores(model, comparisons);
  scoresOf.set(model, { comparisons, scores });
  return scores;
}

/** The roles follow from the model, and the parents from the roles. */
function areSame(known: readonly Comparison[], comparisons: readonly Comparison[]): boolean {
  return comparisons.every(({ type }, k) => type === known[k]!.type);
}

function makeScores(model: MatchModel, comparisons: readonly Comparison[]): ModelScores {
  const parameters = parametersOf(model, comparisons);
  const { same, moved, household } = model.rates;
  const rates = [same, moved, household, 1 - same - moved - household] as const;
  const [lnSame, lnMoved, lnHousehold, lnUnrelated] = rates.map(Math.log2) as [number, number, number, number];
  return {
    parameters,
    tables: parameters.map(createOutcomeTable),
    bucketOf: bucketFinder(comparisons),
    rates: [lnSame, lnMoved, lnHousehold, lnUnrelated],
    prior: quantize(logSum(lnSame, lnMoved) - logSum(lnHousehold, lnUnrelated)),
    mostSlips: Math.max(...model.slips),
  };
}
