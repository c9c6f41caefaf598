import type { LevelShares } from '../model.ts';
import type { ComparisonParameters } from '../scoring/class-parameters.ts';
import { classRules, MOST_OWN_SHARED, type PairClass, pairClasses } from '../scoring/class-rules.ts';
import { AGREEMENTS, AGREES, agreementOf, type Comparison } from '../scoring/comparisons.ts';
import type { ChanceLevels } from './chance-levels.ts';
import { type LearnedDependence, learnDependence } from './dependence.ts';
import { type ExpectedAgreement, sharesFrom, splitAgreement } from './maximise.ts';
import type { OutcomeCells, Patterns } from './outcome-cells.ts';
import { cellRatios, posteriors } from './posteriors.ts';
import { startShares } from './start-shares.ts';

/** What expectation maximisation works on. */
export interface FitInput {
  readonly comparisons: readonly Comparison[];
  readonly classes: readonly PairClass[];
  readonly chance: readonly ChanceLevels[];
  readonly cells: readonly OutcomeCells[];
  /** Candidate pairs. */
  readonly candidates: Patterns;
  /** All candidate pairs per pair among `candidates`. */
  readonly scale: number;
  /** Pairs that may join at all. */
  readonly joinable: number;
  readonly records: number;
  /** Patterns of pairs that agree on a set of parents; random pairs for the empty set. */
  readonly dependence: readonly { readonly parents: readonly number[]; readonly patterns: Patterns }[];
  /** Shares that a person set: fixed, by comparison. */
  readonly fixed: readonly (((shares: LevelShares) => LevelShares) | null)[];
}

export interface FittedClasses {
  readonly rates: Readonly<Record<PairClass, number>>;
  readonly parameters: readonly ComparisonParameters[];
  /** Expected pairs of one customer by comparison and level. */
  readonly expected: readonly Float64Array[];
  readonly iterations: number;
  readonly converged: boolean;
}

const MOST_ITERATIONS = 60;
const FEWEST_ITERATIONS = 6;
/** Change of the log-likelihood, in bits per candidate pair, that counts as none. */
const TOLERANCE = 2e-5;
/** Start rates: pairs of each class per record. */
const START_RATE: Readonly<Record<PairClass, number>> = { same: 0.4, moved: 0.05, household: 0.2 };
/** In small tables: a handful of records is no reason to expect that most of them are one customer. */
const MOST_START_RATE = 0.005;
/** Pairs' worth of belief in the start rates. */
const RATE_PRIOR_PAIRS = 2000;

/**
 * Fits the classes of pairs without labels by expectation maximisation (Dempster, Laird & Rubin 1977; for record linkage
 * Winkler 1988): the four classes compete for every candidate pair, and each class learns how often its pairs share a value,
 * hold corrupted forms of it, or agree by chance.
 */
export function fitClasses(input: FitInput): FittedClasses {
  const { comparisons, cells, candidates, classes } = input;
  const width = comparisons.length;
  const start = comparisons.map((comparison) => pairClasses.map((each) => startShares(comparison, each)));
  let shares: readonly (readonly (LevelShares | null)[])[] = start;
  let dependence: readonly (readonly (LearnedDependence | null)[])[] = comparisons.map(({ parents }) =>
    new Array<null>(AGREEMENTS ** parents.length).fill(null),
  );
  const startRates = pairClasses.map((each) =>
    classes.includes(each) ? Math.min(MOST_START_RATE, (START_RATE[each] * input.records) / input.joinable) : 0,
  );
  let rates: readonly number[] = startRates;
  const posterior = new Float64Array(candidates.count * 4);
  let expected: readonly Float64Array[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const pairs = candidates.weights.reduce((sum, weight) => sum + weight, 0);
  let iterations = 0;
  let converged = false;
  while (iterations < MOST_ITERATIONS && !converged) {
    const before = parametersFrom(input, shares, dependence);
    if (iterations > 0) dependence = dependenceFrom(input, before, rates);
    const parameters = parametersFrom(input, shares, dependence);
    const ratios = parameters.map((each, k) => cellRatios(each, cells[k]!));
    const likelihood = posteriors(candidates, ratios, logRates(rates), posterior);
    const agreement = expectedAgreement(input, parameters, posterior, width);
    shares = comparisons.map((_, k) => nextShares(input, k, agreement[k]!, start[k]!));
    expected = agreement.map(([same]) => same!.byLevel);
    rates = pairClasses.map((_, c) => nextRate(input, posterior, c, startRates[c]!));
    iterations++;
    converged = iterations > FEWEST_ITERATIONS && Math.abs(likelihood - last) < TOLERANCE * pairs;
    last = likelihood;
  }
  return {
    rates: { same: rates[0]!, moved: rates[1]!, household: rates[2]! },
    parameters: parametersFrom(input, shares, dependence),
    expected,
    iterations,
    converged,
  };
}

function parametersFrom(
  { comparisons, chance }: FitInput,
  shares: readonly (readonly (LevelShares | null)[])[],
  dependence: readonly (readonly (LearnedDependence | null)[])[],
): readonly ComparisonParameters[] {
  return comparisons.map(({ role, type }, k) => ({
    levels: type.levels.length,
    unrelated: chance[k]!.unrelated,
    shares: [shares[k]![0]!, shares[k]![1] ?? shares[k]![0]!, shares[k]![2] ?? null],
    dependence: dependence[k]!,
    typicalFrequency: chance[k]!.typicalFrequency,
    neverAgainst: role === 'affiliation',
  }));
}

function logRates(rates: readonly number[]): [number, number, number, number] {
  const unrelated = 1 - rates.reduce((sum, rate) => sum + rate, 0);
  return [Math.log2(rates[0]!), Math.log2(rates[1]!), Math.log2(rates[2]!), Math.log2(unrelated)];
}

function dependenceFrom(
  input: FitInput,
  parameters: readonly ComparisonParameters[],
  rates: readonly number[],
): readonly (readonly (LearnedDependence | null)[])[] {
  const { comparisons, cells, chance } = input;
  const ratios = parameters.map((each, k) => cellRatios(each, cells[k]!));
  const samples = input.dependence.map(({ parents, patterns }) => {
    const all = new Float64Array(patterns.count * 4);
    posteriors(patterns, ratios, logRates(rates), all);
    const unrelated = Float64Array.from({ length: patterns.count }, (_, pattern) => all[pattern * 4 + 3]!);
    return { name: parents.join(' '), patterns, unrelated };
  });
  return comparisons.map(({ parents }, k) =>
    Array.from({ length: AGREEMENTS ** parents.length }, (_, bucket) => {
      if (bucket === 0) return null;
      const agreeing = parents.filter((_, z) => agreementOf(bucket, z) === AGREES).toSorted((x, y) => x - y);
      const sample = samples.find(({ name }) => name === agreeing.join(' '));
      if (sample === undefined || sample.patterns.count === 0) return null;
      const { patterns, unrelated } = sample;
      return learnDependence(k, comparisons.length, bucket, patterns, cells[k]!, unrelated, chance[k]!.unrelated);
    }),
  );
}

/** Expected agreement by comparison and class. */
function expectedAgreement(
  { comparisons, cells, candidates }: FitInput,
  parameters: readonly ComparisonParameters[],
  posterior: Float64Array,
  width: number,
): readonly (readonly (ExpectedAgreement | null)[])[] {
  return comparisons.map(({ type }, k) => {
    const byCell = pairClasses.map(() => new Float64Array(cells[k]!.levels.length));
    for (let pattern = 0; pattern < candidates.count; pattern++) {
      const cell = candidates.cells[pattern * width + k]!;
      if (cell < 0) continue;
      const weight = candidates.weights[pattern]!;
      for (let c = 0; c < 3; c++) byCell[c]![cell]! += weight * posterior[pattern * 4 + c]!;
    }
    return pairClasses.map((_, c) => {
      const shares = parameters[k]!.shares[c] ?? null;
      if (shares === null) return null;
      const agreement = { byLevel: new Float64Array(type.levels.length), independent: 0 };
      splitAgreement(parameters[k]!, shares, cells[k]!, byCell[c]!, agreement);
      return agreement;
    });
  });
}

/** Shares of the three classes of one comparison; classes tied to another learn together. */
function nextShares(
  { comparisons, fixed }: FitInput,
  k: number,
  agreement: readonly (ExpectedAgreement | null)[],
  start: readonly (LevelShares | null)[],
): readonly (LevelShares | null)[] {
  const rules = classRules[comparisons[k]!.role];
  const [same, moved, household] = agreement;
  const tied = rules.moved === 'as same';
  const fix = fixed[k] ?? ((shares: LevelShares) => shares);
  const sameShares = fix(sharesFrom(tied ? sum(same!, moved!) : same!, start[0]!));
  const movedShares = tied ? sameShares : rules.moved === 'independent' ? start[1]! : sharesFrom(moved!, start[1]!);
  const householdShares = household == null ? null : sharesFrom(household, start[2]!);
  return [sameShares, movedShares, householdShares === null || !rules.own ? householdShares : ownShares(householdShares)];
}

function sum(a: ExpectedAgreement, b: ExpectedAgreement): ExpectedAgreement {
  return { byLevel: a.byLevel.map((value, level) => value + b.byLevel[level]!), independent: a.independent + b.independent };
}

function ownShares({ exact, inexact }: LevelShares): LevelShares {
  const shared = Math.min(exact, MOST_OWN_SHARED);
  return { exact: shared, inexact: inexact.map(() => 0), independent: 1 - shared };
}

function nextRate({ candidates, scale, joinable }: FitInput, posterior: Float64Array, c: number, start: number): number {
  if (start === 0) return 0;
  let pairs = 0;
  for (let pattern = 0; pattern < candidates.count; pattern++) {
    pairs += candidates.weights[pattern]! * posterior[pattern * 4 + c]!;
  }
  return (pairs * scale + RATE_PRIOR_PAIRS * start) / (joinable + RATE_PRIOR_PAIRS);
}
