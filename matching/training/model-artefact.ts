import { MODEL_VERSION } from '../../config/vocabulary.ts';
import { compareCodeUnits } from '../canonical-order.ts';
import type { FieldName } from '../ids.ts';
import type { ComparisonModel, Dependence, LevelShares, MatchModel } from '../model.ts';
import { AGREES, type Agreement, agreementOf, type Comparison, NEARLY } from '../scoring/comparisons.ts';
import { FREQUENCY_CLASSES, frequencyClasses } from '../scoring/frequency-class.ts';
import type { Keys } from '../table/keys.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { FittedClasses } from './fit-classes.ts';
import { levelShares } from './monotone-shares.ts';
import type { ValueFrequencies } from './value-frequencies.ts';

/** Expected pairs of one customer from which a level counts as trained. */
const TRAINED_FROM = 5;

/**
 * Writes what training found as the model artefact.
 *
 * @param pairs candidate pairs that were trained on
 */
export function toModel(
  table: RecordTable,
  comparisons: readonly Comparison[],
  fitted: FittedClasses,
  frequencies: readonly ValueFrequencies[],
  generic: ReadonlyMap<FieldName, readonly string[]>,
  pairs: number,
): MatchModel {
  return {
    version: MODEL_VERSION,
    trainedOn: table.size,
    rates: fitted.rates,
    slips: fitted.state.slips,
    comparisons: comparisons.map((comparison, k): ComparisonModel => {
      const { field, role, type, column } = comparison;
      const { unrelated, shares, dependence, typicalFrequency } = fitted.parameters[k]!;
      const shape = (each: LevelShares): LevelShares => levelShares(each, unrelated, type.levels);
      return {
        field: field.name,
        role,
        levels: type.levels.map(({ name }) => name),
        unrelated,
        same: shape(shares[0]),
        moved: shares[1] === shares[0] || shares[1] === null ? null : shape(shares[1]),
        household: shares[2] === null ? null : shape(shares[2]),
        dependence: dependence.flatMap((each, bucket) =>
          each === null ? [] : [{ ...parentsOf(comparison, bucket, comparisons), ...each }],
        ),
        trained: Array.from(fitted.expected[k]!, (expected) => (expected >= TRAINED_FROM ? 1 : 0)),
        typicalFrequency,
        ...listFrequencies(table.columns[column]!.keys, frequencies[column]!),
        generic: generic.get(field.name) ?? [],
      };
    }),
    training: { pairs, iterations: fitted.iterations, converged: fitted.converged },
  };
}

function parentsOf(
  { parents }: Comparison,
  bucket: number,
  comparisons: readonly Comparison[],
): Pick<Dependence, 'given' | 'near'> {
  const fields = (agreement: Agreement): FieldName[] =>
    parents.filter((_, z) => agreementOf(bucket, z) === agreement).map((parent) => comparisons[parent]!.field.name);
  return { given: fields(AGREES), near: fields(NEARLY) };
}

/** Most values of one field that the artefact lists; the most frequent first. */
const MOST_LISTED = 50_000;

/** The rarest frequency class that is listed: whole classes, so that the list depends on nothing else, the most frequent first. */
function listedUpTo(frequency: Float64Array, rarities: Uint8Array, least: number): number {
  const sizes = new Uint32Array(FREQUENCY_CLASSES);
  for (let code = 0; code < rarities.length; code++) if (frequency[code]! > least) sizes[rarities[code]!]!++;
  let listed = 0;
  for (let rarity = 0; rarity < FREQUENCY_CLASSES; rarity++) {
    listed += sizes[rarity]!;
    if (listed > MOST_LISTED) return rarity - 1;
  }
  return FREQUENCY_CLASSES;
}

/** Values that are more frequent than the rest, as far as the artefact lists them. */
function listFrequencies(
  keys: Keys,
  { frequency, filled }: ValueFrequencies,
): Pick<ComparisonModel, 'filled' | 'frequencies' | 'otherFrequency'> {
  let least = 1;
  for (const each of frequency) if (each > 0 && each < least) least = each;
  const rarities = frequencyClasses(frequency);
  const rarest = listedUpTo(frequency, rarities, least);
  const listed: [string, number][] = [];
  let sum = 0;
  for (let code = 0; code < keys.length; code++) {
    const isListed = frequency[code]! > least && rarities[code]! <= rarest;
    if (isListed) listed.push([keys.at(code), frequency[code]!]);
    else sum += frequency[code]!;
  }
  const otherFrequency = listed.length === keys.length ? least : sum / (keys.length - listed.length);
  return {
    filled,
    frequencies: Object.fromEntries(listed.sort(([a], [b]) => compareCodeUnits(a, b))),
    otherFrequency,
  };
}
