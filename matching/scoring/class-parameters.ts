import type { ComparisonModel, Dependence, LevelShares, MatchModel } from '../model.ts';
import { AGREEMENTS, AGREES, agreementByLevel, agreementOf, type Comparison, NEARLY } from './comparisons.ts';
import { frequencyOfClass } from './frequency-class.ts';

/** Parameters of one comparison in the form that scoring and training calculate with. */
export interface ComparisonParameters {
  readonly levels: number;
  readonly unrelated: readonly number[];
  /** By class, in the order of `pairClasses`; `null`: as unrelated pairs. */
  readonly shares: readonly [LevelShares, LevelShares | null, LevelShares | null];
  /** By bucket: how the parents agree (see `AGREEMENTS`); none agrees in the first. */
  readonly dependence: readonly (Pick<Dependence, 'exact' | 'ratios'> | null)[];
  readonly typicalFrequency: readonly (number | null)[];
  /** True for evidence that never speaks against: what differs beside a customer tells nothing. */
  readonly neverAgainst: boolean;
}

/** Limits of the factor by which the rarity of a value changes the weight of an inexact agreement. */
const LEAST_RARITY = 0.05;
const MOST_RARITY = 20;

/**
 * Ratio of the probability of an outcome among unrelated pairs that agree on the same parents to that among all unrelated
 * pairs: 1 where no parent agrees.
 */
export function chanceRatio(
  parameters: ComparisonParameters,
  level: number,
  bucket: number,
  frequency: number,
): number {
  const dependence = parameters.dependence[bucket];
  if (dependence === null || dependence === undefined) return 1;
  return level === 0 ? dependence.exact / frequency + 1 - dependence.exact : dependence.ratios[level]!;
}

/** Likelihood ratio of the part of an agreement that is not chance: shared or corrupted. */
export function sharedRatio(
  parameters: ComparisonParameters,
  shares: LevelShares,
  level: number,
  frequency: number,
): number {
  if (level === 0) return shares.exact / frequency;
  const share = shares.inexact[level]!;
  if (share === 0) return 0;
  const typical = parameters.typicalFrequency[level] ?? null;
  const rarity = typical === null ? 1 : Math.min(MOST_RARITY, Math.max(LEAST_RARITY, typical / frequency));
  return (share / parameters.unrelated[level]!) * rarity;
}

/**
 * log2 likelihood ratios of an outcome against unrelated pairs taken field by field: of the classes same, moved and household,
 * and of unrelated pairs themselves where fields depend on each other. Written to `into[at]` and the three after it.
 */
export function writeOutcome(
  parameters: ComparisonParameters,
  level: number,
  bucket: number,
  rarity: number,
  into: Float64Array,
  at: number,
): void {
  const frequency = frequencyOfClass(rarity);
  const chance = chanceRatio(parameters, level, bucket, frequency);
  for (let c = 0; c < 3; c++) {
    const shares = parameters.shares[c] ?? null;
    const independent = parameters.neverAgainst ? 1 : (shares?.independent ?? 1);
    const shared = shares === null ? 0 : sharedRatio(parameters, shares, level, frequency);
    into[at + c] = Math.log2(Math.max(LEAST_RATIO, shared + independent * chance));
  }
  into[at + 3] = Math.log2(chance);
}

const LEAST_RATIO = 1e-9;

/** Parameters of a model's comparisons, in the order of the comparisons. */
export function parametersOf(model: MatchModel, comparisons: readonly Comparison[]): readonly ComparisonParameters[] {
  return comparisons.map((comparison, i) => fromModel(comparison, model.comparisons[i]!, comparisons));
}

function fromModel(
  { role, type, parents }: Comparison,
  model: ComparisonModel,
  comparisons: readonly Comparison[],
): ComparisonParameters {
  const names = parents.map((parent) => comparisons[parent]!.field.name);
  return {
    levels: type.levels.length,
    unrelated: model.unrelated,
    shares: [model.same, model.moved ?? model.same, model.household],
    dependence: Array.from({ length: AGREEMENTS ** parents.length }, (_, bucket) => {
      if (bucket === 0) return null;
      const agreeing = names.filter((_, z) => agreementOf(bucket, z) === AGREES);
      const nearly = names.filter((_, z) => agreementOf(bucket, z) === NEARLY);
      return model.dependence.find(({ given, near }) => sameNames(given, agreeing) && sameNames(near, nearly)) ?? null;
    }),
    typicalFrequency: model.typicalFrequency,
    neverAgainst: role === 'affiliation',
  };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

/** Finds the bucket of comparison k from the levels of a pair: how its parents agree. */
export function bucketFinder(comparisons: readonly Comparison[]): (levels: Int8Array, k: number) => number {
  const agreement = comparisons.map((comparison) => Int8Array.from(agreementByLevel(comparison)));
  const parents = comparisons.map((comparison) => comparison.parents);
  const given = comparisons.findIndex(({ role }) => role === 'given');
  const swapped = comparisons[given]?.type.levels.findIndex(({ name }) => name === 'swapped') ?? -1;
  // The family name of swapped names has no level of its own.
  const isFamily = comparisons.map(({ role }) => role === 'family');
  const agreementAt = (levels: Int8Array, parent: number): number => {
    const level = levels[parent]!;
    if (level >= 0) return agreement[parent]![level]!;
    return isFamily[parent]! && given >= 0 && swapped > 0 && levels[given] === swapped ? AGREES : 0;
  };
  return (levels, k) => {
    const list = parents[k]!;
    let bucket = 0;
    for (let z = list.length - 1; z >= 0; z--) bucket = bucket * AGREEMENTS + agreementAt(levels, list[z]!);
    return bucket;
  };
}
