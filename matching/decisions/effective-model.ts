import type { GenericJudgement } from '../decision.ts';
import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import { comparisonsOf } from '../scoring/comparisons.ts';
import { genericOf } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import { genericValues } from '../training/generic-values.ts';

/** Comparable keys that people called generic, by field, sorted. */
export type GenericValues = ReadonlyMap<FieldName, readonly string[]>;

export function genericValuesOf(judgements: readonly GenericJudgement[]): GenericValues {
  const fields = new Map<FieldName, Set<string>>();
  for (const { field, key } of judgements) fields.set(field, (fields.get(field) ?? new Set()).add(key));
  return new Map([...fields].map(([field, keys]) => [field, [...keys].sort()]));
}

/** The model as it scores: with the values that people called generic beside those that training found. */
export function withGenericValues(model: MatchModel, generic: GenericValues): MatchModel {
  if (generic.size === 0) return model;
  return {
    ...model,
    comparisons: model.comparisons.map((comparison) => {
      const added = generic.get(comparison.field);
      if (added === undefined) return comparison;
      return { ...comparison, generic: [...new Set([...comparison.generic, ...added])].sort() };
    }),
  };
}

/**
 * Values that tell nothing, by field, of the model that a table is going to be matched with.
 *
 * @param model null: one that is trained on the table
 */
export function genericFor(
  table: RecordTable,
  model: MatchModel | null,
  judged: GenericValues,
): ReadonlyMap<FieldName, readonly string[]> {
  const known = model === null ? genericValues(table) : genericOf(model);
  return new Map(
    comparisonsOf(table.columns).map(({ field }) => {
      const [own, added] = [known.get(field.name) ?? [], judged.get(field.name)];
      return [field.name, added === undefined ? own : [...new Set([...own, ...added])].sort()];
    }),
  );
}
