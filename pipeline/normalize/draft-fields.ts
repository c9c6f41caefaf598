import type { FieldName } from '../../matching/ids.ts';
import type { FieldValue } from '../../matching/normalized-record.ts';

/** Fields of a record while it is being normalized. The lists are shared with other records, and never changed. */
export type DraftFields = Map<FieldName, readonly FieldValue[]>;

/** Adds values to a field; a value that is there already is not repeated. */
export function addValues(draft: DraftFields, name: FieldName, values: readonly FieldValue[]): void {
  const present = draft.get(name);
  if (present === undefined) draft.set(name, values);
  else draft.set(name, [...present, ...values.filter((value) => !present.some((other) => sameValue(other, value)))]);
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return a.status === b.status && a.value === b.value && (a.value !== '' || a.raw === b.raw);
}
