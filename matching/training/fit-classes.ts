import type { LevelShares } from '../model.ts';
import type { ComparisonParameters } from '../scoring/class-parameters.ts';
import { classRules, MOST_OWN_SHARED, type PairClass, pairClasses } from '../scoring/class-rules.ts';
import { AGREEMENTS, AGREES, agreementOf, type Comparison } from '../scoring/comparisons.ts';
import { MOST_SLIPS } from '../scoring/slips.ts';
import type { ChanceLevels } from './chance-levels.ts';
import { type LearnedDependence, learnDependence } from './dependence.ts';
import { type ExpectedAgreement, priorPairs, sharesFrom, splitAgreement } from './maximise.ts';
import type { OutcomeCells, Patterns } from './outcome-cells.ts';
import { cellRatios, type Expectation, type ExpectedPairs, expect, unrelatedPosterior } from './posteriors.ts';
import { slipFactors } from './slip-factors.ts';
import { startShares } from './start-shares.ts';

/** What expectation maximisation works on. */
export interface FitInput {
  readonly comparisons: readonly Comparison[];
  readonly classes: readonly PairClass[];
  readonly chance: readonly ChanceLevels[];
  readonly cells: readonly OutcomeCells[];
  /** Candidate pairs. */
  readonly candidates: Patterns;
  /** Pairs of which people know that they are one customer, or that they are not; `null` when there are too few. */
  readonly known: { readonly same: Patterns; readonly different: Patterns } | null;
  /** All candidate pairs per pair among `candidates`. */
  readonly scale: number;
  /** Pairs that may join at all. */
  readonly joinable: number;
  readonly records: number;
  /** Patterns of pairs that agree on a set of parents; random pairs for the empty set. */
  readonly dependence: readonly { readonly parents: readonly number[]; readonly patterns: Patterns }[];
  /** Shares that a person set: fixed, by comparison. */
  readonly fixed: readonly (((shares: LevelShares) => LevelShares) | null)[];
  /** Where an earlier fit on the same comparisons ended, to go on from; `null`: the start values. */
  readonly from: State | null;
}

/** Where expectation maximisation stands. */
export interface State {
  /** By comparison and class. */
  readonly shares: readonly (readonly (LevelShares | null)[])[];
  readonly rates: readonly number[];
  readonly dependence: readonly (readonly (LearnedDependence | null)[])[];
  /** log2 factor of pairs of one customer by number of slips. */
  readonly slips: readonly number[];
}

export interface FittedClasses {
  readonly rates: Readonly<Record<PairClass, number>>;
  readonly parameters: readonly ComparisonParameters[];
  /** Expected pairs behind the shares of `same` by comparison and level: what shared or corrupted values made agree. */
  readonly expected: readonly Float64Array[];
  readonly iterations: number;
  readonly converged: boolean;
  readonly state: State;
}

const MOST_ITERATIONS = 60;
const FEWEST_ITERATIONS = 6;
/** Change of the log-likelihood, in bits per candidate pair, that counts as none. */
const TOLERANCE = 2e-5;
/** Start rates: pairs of each class per record. */
const START_RATE: Readonly<Record<PairClass, number>> = { same: 0.4, moved: 0.05, household: 0.4 };
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
  const start = comparisons.map((comparison) => pairClasses.map((each) => startShares(comparison, each)));
  const pairs = candidates.weights.reduce((sum, weight) => sum + weight, 0);
  const scale = Math.min(input.records / input.joinable, MOST_START_RATE / START_RATE.same);
  const startRates = pairClasses.map((each) => (classes.includes(each) ? START_RATE[each] * scale : 0));
  const expected = cells.map(({ levels }) => new Float64Array(levels.length * 3));
  let { shares, rates, dependence, slips }: State = input.from ?? {
    shares: start,
    rates: startRates,
    dependence: comparisons.map(({ parents }) => new Array<null>(AGREEMENTS ** parents.length).fill(null)),
    slips: new Array<number>(MOST_SLIPS + 1).fill(0),
  };
  let levels: readonly Float64Array[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let iterations = 0;
  let converged = false;
  while (iterations < MOST_ITERATIONS && !converged) {
    if (iterations > 0 || input.from !== null) {
      dependence = dependenceFrom(input, parametersFrom(input, shares, dependence), rates, slips);
    }
    const parameters = parametersFrom(input, shares, dependence);
    const ratios = parameters.map((each, k) => cellRatios(each, cells[k]!));
    const slipShares = shares.map(([same]) => same!.inexact.reduce((sum, share) => sum + share, 0));
    for (const each of expected) each.fill(0);
    const learnFrom = (patterns: Patterns, classRates: LogRates): Expectation =>
      expect(patterns, ratios, classRates, slips, expected, slipShares);
    const logs = logRates(rates);
    const found = learnFrom(candidates, logs);
    if (input.known !== null) {
      learnFrom(input.known.same, [logs[0], logs[1], NONE, NONE]);
      learnFrom(input.known.different, [NONE, NONE, logs[2], logs[3]]);
    }
    slips = slipFactors(found.slips.seen, found.slips.independent);
    const agreement = comparisons.map((_, k) => expectedAgreement(input, k, parameters[k]!, expected[k]!));
    const prior = priorPairs((found.pairs[0] + found.pairs[1]) * input.scale);
    shares = comparisons.map((_, k) => nextShares(input, k, agreement[k]!, start[k]!, prior));
    levels = agreement.map((each, k) => ofOneCustomer(comparisons[k]!, each).byLevel);
    rates = found.pairs.map((each, c) => nextRate(input, each, startRates[c]!));
    iterations++;
    converged = iterations > FEWEST_ITERATIONS && Math.abs(found.likelihood - last) < TOLERANCE * pairs;
    last = found.likelihood;
  }
  return {
    rates: { same: rates[0]!, moved: rates[1]!, household: rates[2]! },
    parameters: parametersFrom(input, shares, dependence),
    expected: levels,
    iterations,
    converged,
    state: { shares, rates, dependence, slips },
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

/** log2 of the rates of the four classes. */
type LogRates = readonly [number, number, number, number];
/** log2 of the rate of a class that does not exist, or is ruled out. */
const NONE = Number.NEGATIVE_INFINITY;

function logRates(rates: readonly number[]): LogRates {
  const unrelated = 1 - rates.reduce((sum, rate) => sum + rate, 0);
  return [Math.log2(rates[0]!), Math.log2(rates[1]!), Math.log2(rates[2]!), Math.log2(unrelated)];
}

function dependenceFrom(
  input: FitInput,
  parameters: readonly ComparisonParameters[],
  rates: readonly number[],
  slips: readonly number[],
): readonly (readonly (LearnedDependence | null)[])[] {
  const { comparisons, cells, chance } = input;
  const ratios = parameters.map((each, k) => cellRatios(each, cells[k]!));
  const samples = input.dependence.map(({ parents, patterns }) => ({
    name: parents.join(' '),
    patterns,
    unrelated: unrelatedPosterior(patterns, ratios, logRates(rates), slips),
  }));
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

/** Expected agreement of one comparison by class. */
function expectedAgreement(
  { comparisons, cells }: FitInput,
  k: number,
  parameters: ComparisonParameters,
  expected: ExpectedPairs,
): readonly (ExpectedAgreement | null)[] {
  return pairClasses.map((_, c) => {
    const shares = parameters.shares[c] ?? null;
    if (shares === null) return null;
    const agreement = { byLevel: new Float64Array(comparisons[k]!.type.levels.length), independent: 0 };
    splitAgreement(parameters, shares, cells[k]!, expected, c, agreement);
    return agreement;
  });
}

/** Shares of the three classes of one comparison; classes tied to another learn together. */
function nextShares(
  { comparisons, fixed }: FitInput,
  k: number,
  agreement: readonly (ExpectedAgreement | null)[],
  start: readonly (LevelShares | null)[],
  prior: number,
): readonly (LevelShares | null)[] {
  const rules = classRules[comparisons[k]!.role];
  const [, moved, household] = agreement;
  const tied = rules.moved === 'as same';
  const fix = fixed[k] ?? ((shares: LevelShares) => shares);
  const sameShares = fix(sharesFrom(ofOneCustomer(comparisons[k]!, agreement), start[0]!, prior));
  const movedShares = tied
    ? sameShares
    : rules.moved === 'independent'
      ? start[1]!
      : sharesFrom(moved!, start[1]!, prior);
  const householdShares = household == null ? null : sharesFrom(household, start[2]!, prior);
  return [
    sameShares,
    movedShares,
    householdShares === null || !rules.own ? householdShares : ownShares(householdShares),
  ];
}

/** What shows how values of one customer agree: moved ones count where they learn together with `same`. */
function ofOneCustomer({ role }: Comparison, [same, moved]: readonly (ExpectedAgreement | null)[]): ExpectedAgreement {
  if (classRules[role].moved !== 'as same') return same!;
  return {
    byLevel: same!.byLevel.map((pairs, level) => pairs + moved!.byLevel[level]!),
    independent: same!.independent + moved!.independent,
  };
}

function ownShares({ exact, inexact }: LevelShares): LevelShares {
  const shared = Math.min(exact, MOST_OWN_SHARED);
  return { exact: shared, inexact: inexact.map(() => 0), independent: 1 - shared };
}

function nextRate({ scale, joinable }: FitInput, pairs: number, start: number): number {
  return start === 0 ? 0 : (pairs * scale + RATE_PRIOR_PAIRS * start) / (joinable + RATE_PRIOR_PAIRS);
}
