import type { GenericJudgement } from '../decision.ts';
import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';

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
