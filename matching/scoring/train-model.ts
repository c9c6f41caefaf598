import type { ComparisonOverride } from '../../config/schema/config.ts';
import { compareCodeUnits } from '../canonical-order.ts';
import type { ComparisonModel, MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import { countValues } from './count-values.ts';
import { evidenceRole } from './evidence-role.ts';
import { type LevelProbabilities, levelProbabilities } from './level-probabilities.ts';
import { type CountOwners, ownerCounter } from './owners.ts';

/** A contact that this many differently named records share is a reception's or a dummy: it tells nothing. */
export const GENERIC_CONTACT_OWNERS = 6;
/** An identifier belongs to one customer: already this many different names show that it is a dummy. */
export const GENERIC_IDENTIFIER_OWNERS = 3;

/** The prior of small tables: a handful of records is no reason to expect that most of them are one customer. */
const MOST_PRIOR = 0.01;

/**
 * Makes the match model of a table.
 *
 * m and u are the field types' defaults with the overrides; term frequencies, shared and generic values come from the table.
 * The prior assumes that each record has, on average, one other record of the same customer, among those that it may join:
 * records of one duplicate-free source never join each other.
 *
 * @param overrides by field name
 */
export function trainModel(
  table: RecordTable,
  profile: Profile,
  overrides: Readonly<Record<string, ComparisonOverride>> = {},
): MatchModel {
  const probabilities = table.columns.map(({ field, type }) => levelProbabilities(type.levels, overrides[field.name]));
  const countOwners = ownerCounter(table, probabilities);
  return {
    version: 1,
    prior: priorOf(table, profile),
    trainedOn: table.size,
    comparisons: table.columns.map((column, i) => trainComparison(column, probabilities[i]!, countOwners)),
  };
}

function priorOf({ size, sources, sourceNames }: RecordTable, { duplicateFree }: Profile): number {
  const pairsAmong = (records: number): number => (records * (records - 1)) / 2;
  const sizes = new Float64Array(sourceNames.length);
  for (const source of sources) sizes[source]!++;
  let joinable = pairsAmong(size);
  for (const [source, name] of sourceNames.entries()) {
    if (duplicateFree.has(name)) joinable -= pairsAmong(sizes[source]!);
  }
  return Math.min(MOST_PRIOR, size / 2 / Math.max(1, joinable));
}

function trainComparison(column: Column, { m, u }: LevelProbabilities, countOwners: CountOwners): ComparisonModel {
  const role = evidenceRole(column);
  const genericOwners = role === 'identifier' ? GENERIC_IDENTIFIER_OWNERS : GENERIC_CONTACT_OWNERS;
  const hasOwners = role === 'identifier' || role === 'contact';
  const byFrequency = column.type.levels.some((level) => level.termFrequency);
  const { filled, rowsOf, rows } = countValues(column);
  const frequencies: [string, number][] = [];
  const generic: string[] = [];
  const shared: string[] = [];
  for (const [code, key] of column.keys.entries()) {
    if (rowsOf[code]! < 2) continue;
    const owners = hasOwners ? countOwners(rows(code), genericOwners) : 0;
    const holders = hasOwners ? Math.max(1, owners) : rowsOf[code]!;
    if (owners >= genericOwners) generic.push(key);
    else if (owners > 1) shared.push(key);
    if (byFrequency && holders > 1) frequencies.push([key, holders / filled]);
  }
  return {
    field: column.field.name,
    m,
    u,
    filled,
    frequencies: Object.fromEntries(frequencies.sort(([a], [b]) => compareCodeUnits(a, b))),
    generic: generic.sort(compareCodeUnits),
    shared: shared.sort(compareCodeUnits),
  };
}
