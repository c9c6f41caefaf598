import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { RecordTable } from '../table/record-table.ts';
import { withoutValues } from '../table/without-values.ts';

/** The table without the values that the model calls generic. */
export function withoutGenericValues(table: RecordTable, model: MatchModel): RecordTable {
  return withoutListedValues(table, new Map(model.comparisons.map(({ field, generic }) => [field, generic])));
}

/** The table without the values that are listed by field. */
export function withoutListedValues(
  table: RecordTable,
  genericOf: ReadonlyMap<FieldName, readonly string[]>,
): RecordTable {
  return {
    ...table,
    columns: table.columns.map((column) =>
      withoutValues(column, markKeys(column.keys, genericOf.get(column.field.name) ?? [])),
    ),
  };
}

const setOf = new WeakMap<readonly string[], ReadonlySet<string>>();

/** By code: 1 where the key is listed. The set of a list is made once, for callers that prepare many small tables. */
function markKeys(keys: readonly string[], listed: readonly string[]): Uint8Array {
  const marks = new Uint8Array(keys.length);
  if (listed.length === 0) return marks;
  const set = setOf.get(listed) ?? new Set(listed);
  setOf.set(listed, set);
  for (let code = 0; code < keys.length; code++) if (set.has(keys[code]!)) marks[code] = 1;
  return marks;
}
