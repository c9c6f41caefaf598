import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { Column, RecordTable } from '../table/record-table.ts';

/** Values of one field that so many records share that they neither block nor count. */
export interface ExcludedValues {
  readonly field: FieldName;
  readonly count: number;
  /** Those that most records hold, the first few. */
  readonly largest: readonly { readonly value: string; readonly records: number }[];
}

const SHOWN = 5;

/** What the model excludes from the records of a table, by field. */
export function excludedValues({ columns }: RecordTable, { comparisons }: MatchModel): readonly ExcludedValues[] {
  const generic = new Map(comparisons.map((comparison) => [comparison.field, comparison.generic]));
  return columns.flatMap((column): readonly ExcludedValues[] => {
    const values = holders(column, new Set(generic.get(column.field.name)));
    if (values.length === 0) return [];
    const largest = values.toSorted((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1)).slice(0, SHOWN);
    return [{ field: column.field.name, count: values.length, largest }];
  });
}

function holders(column: Column, listed: ReadonlySet<string>): readonly { value: string; records: number }[] {
  if (listed.size === 0) return [];
  const records = new Uint32Array(column.keys.length);
  const end = column.offsets[column.offsets.length - 1]!;
  for (let i = 0; i < end; i++) records[column.codes[i]!]!++;
  const found: { value: string; records: number }[] = [];
  for (let code = 0; code < column.keys.length; code++) {
    const value = column.keys.at(code);
    if (listed.has(value)) found.push({ value, records: records[code]! });
  }
  return found;
}
