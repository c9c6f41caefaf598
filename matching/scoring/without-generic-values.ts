import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { Keys } from '../table/keys.ts';
import { createMemo } from '../table/memo.ts';
import type { RecordTable } from '../table/record-table.ts';
import { withoutValues } from '../table/without-values.ts';

/** The table without the values that the model calls generic. */
export function withoutGenericValues(table: RecordTable, model: MatchModel): RecordTable {
  return withoutListedValues(table, genericOf(model));
}

/** Values that a model calls generic, by field. */
export function genericOf({ comparisons }: Pick<MatchModel, 'comparisons'>): ReadonlyMap<FieldName, readonly string[]> {
  return new Map(comparisons.map(({ field, generic }) => [field, generic]));
}

const filtered = createMemo<
  RecordTable,
  { readonly lists: readonly (readonly string[])[]; readonly table: RecordTable }
>();

/** The table without the values that are listed by field; made once for the same lists, so that others may keep what they make of it. */
export function withoutListedValues(
  table: RecordTable,
  genericOf: ReadonlyMap<FieldName, readonly string[]>,
): RecordTable {
  const lists = table.columns.map(({ field }) => genericOf.get(field.name) ?? []);
  const known = filtered.get(table);
  if (known?.lists.every((list, i) => sameList(list, lists[i]!))) return known.table;
  const columns = table.columns.map((column, i) => withoutValues(column, markKeys(column.keys, lists[i]!)));
  const made = { ...table, columns };
  filtered.set(table, { lists, table: made });
  return made;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((each, i) => each === b[i]));
}

const setOf = new WeakMap<readonly string[], ReadonlySet<string>>();

/** By code: 1 where the key is listed. The set of a list is made once, for callers that prepare many small tables. */
function markKeys(keys: Keys, listed: readonly string[]): Uint8Array {
  const marks = new Uint8Array(keys.length);
  if (listed.length === 0) return marks;
  const set = setOf.get(listed) ?? new Set(listed);
  setOf.set(listed, set);
  for (let code = 0; code < keys.length; code++) if (set.has(keys.at(code))) marks[code] = 1;
  return marks;
}
