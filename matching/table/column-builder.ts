import type { ComparedField, FieldReader } from '../compared-fields.ts';
import type { NormalizedFields } from '../normalized-record.ts';
import { visitComparable } from './comparable-values.ts';
import { growableInts } from './growable.ts';
import { listedKeys } from './keys.ts';
import { orderedValues } from './ordered-values.ts';
import type { Column } from './record-table.ts';

/** Encodes the values of one field while records come in, and puts them into canonical order at the end. */
export interface ColumnBuilder extends ComparedField {
  /** Takes the values of the next record. */
  readonly add: (fields: NormalizedFields) => void;
  /** @param order canonical order of the added records */
  readonly build: (order: Uint32Array) => Column;
}

export function createColumnBuilder({ field, type, valuesOf }: FieldReader): ColumnBuilder {
  const codeOf = new Map<string, number>();
  /** Code and validity of one value: `code * 2 + valid`. */
  const entries = growableInts();
  const starts = growableInts();

  const add = (fields: NormalizedFields): void => {
    const values = valuesOf(fields);
    starts.push(entries.length());
    if (values !== undefined) visitComparable(values, addValue);
  };
  const addValue = (key: string, valid: boolean): void => {
    const code = codeOf.get(key) ?? codeOf.size;
    if (code === codeOf.size) codeOf.set(key, code);
    entries.push(code * 2 + (valid ? 1 : 0));
  };

  const build = (order: Uint32Array): Column =>
    orderedValues(
      { field, type },
      { keys: listedKeys([...codeOf.keys()]), starts: starts.view(), entries: entries.view() },
      order,
    );

  return { field, type, add, build };
}
