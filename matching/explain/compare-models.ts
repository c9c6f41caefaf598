import type { FieldName } from '../ids.ts';
import type { ComparisonModel, MatchModel } from '../model.ts';
import { oddsInBits, quantize } from '../scoring/bits.ts';

/** A number before and after; `null` where one of the two models has no such thing. */
export interface Change {
  readonly before: number | null;
  readonly after: number | null;
}

/** How many entries of a list, or a table, came and went. */
export interface ListChange {
  readonly added: number;
  readonly removed: number;
}

/** How one field weighs in two models. */
export interface FieldChange {
  readonly field: FieldName;
  /** Bits of each comparison level for a value of typical frequency, in the order of the newer model. */
  readonly levels: readonly (Change & { readonly level: string })[];
  /** Values that say nothing because too many share them. */
  readonly generic: ListChange;
  /** Values with a frequency of their own. */
  readonly frequencies: ListChange & {
    /** Of those in both, how many became twice as frequent or more, or half or less. */
    readonly shifted: number;
  };
}

/** What one model knows otherwise than another. Holds no values. */
export interface ModelComparison {
  readonly trainedOn: Change;
  /** log2 prior odds that two records are one customer. */
  readonly prior: Change;
  /** Fields of either model, in the order of the newer one. */
  readonly fields: readonly FieldChange[];
}

/** Of a model of another version only its size is known. */
export function compareModels(before: MatchModel, after: MatchModel): ModelComparison {
  if (before.version !== after.version) {
    const { prior, fields } = compareModels({ ...after, comparisons: [] }, after);
    return {
      trainedOn: { before: before.trainedOn, after: after.trainedOn },
      prior: { ...prior, before: null },
      fields,
    };
  }
  const fields = new Set([...after.comparisons, ...before.comparisons].map(({ field }) => field));
  const comparisonOf = (model: MatchModel, field: FieldName): ComparisonModel | undefined =>
    model.comparisons.find((comparison) => comparison.field === field);
  return {
    trainedOn: { before: before.trainedOn, after: after.trainedOn },
    prior: { before: priorOf(before), after: priorOf(after) },
    fields: [...fields].map((field) => compareFields(field, comparisonOf(before, field), comparisonOf(after, field))),
  };
}

function priorOf({ rates }: MatchModel): number {
  return quantize(oddsInBits(rates.same + rates.moved));
}

function compareFields(
  field: FieldName,
  before: ComparisonModel | undefined,
  after: ComparisonModel | undefined,
): FieldChange {
  const levels = new Set([...(after?.levels ?? []), ...(before?.levels ?? [])]);
  return {
    field,
    levels: [...levels].map((level) => ({ level, before: bitsOf(before, level), after: bitsOf(after, level) })),
    generic: compareLists(before?.generic ?? [], after?.generic ?? []),
    frequencies: compareFrequencies(before?.frequencies ?? {}, after?.frequencies ?? {}),
  };
}

/** Bits of a level on its own: how much likelier it is for one customer than for unrelated records. */
function bitsOf(comparison: ComparisonModel | undefined, name: string): number | null {
  const level = comparison?.levels.indexOf(name) ?? -1;
  if (comparison === undefined || level < 0) return null;
  const { same, unrelated } = comparison;
  const together = (level === 0 ? same.exact : (same.inexact[level] ?? 0)) + same.independent * unrelated[level]!;
  return quantize(Math.log2(together / unrelated[level]!));
}

function compareLists(before: readonly string[], after: readonly string[]): ListChange {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    added: after.filter((value) => !old.has(value)).length,
    removed: before.filter((value) => !now.has(value)).length,
  };
}

function compareFrequencies(
  before: ComparisonModel['frequencies'],
  after: ComparisonModel['frequencies'],
): FieldChange['frequencies'] {
  const shifted = Object.entries(after).filter(([key, frequency]) => {
    const ratio = Object.hasOwn(before, key) ? frequency / before[key]! : 1;
    return ratio >= 2 || ratio <= 0.5;
  });
  return { ...compareLists(Object.keys(before), Object.keys(after)), shifted: shifted.length };
}
