import type { FieldMapping } from '../../config/schema/source-config.ts';
import { type FieldName, toFieldName } from '../../matching/ids.ts';
import type { DraftFields } from './draft-fields.ts';

/**
 * One column may feed several fields, such as one that holds the national ID of persons and the company ID of companies.
 * A cell that is valid for one of them is then no invalid value of the others: it was never meant for them.
 * Returns what drops such values from a draft.
 */
export function misfitDropper(mappings: readonly FieldMapping[]): (draft: DraftFields) => void {
  const rivals = rivalFields(mappings);
  return (draft) => {
    for (const fields of rivals) {
      const fitting = new Set(
        fields.flatMap(
          (field) => draft.get(field)?.flatMap(({ raw, status }) => (status === 'valid' ? [raw] : [])) ?? [],
        ),
      );
      if (fitting.size === 0) continue;
      for (const field of fields) {
        const values = draft.get(field);
        if (values === undefined) continue;
        draft.set(
          field,
          values.filter(({ raw, status }) => status !== 'invalid' || !fitting.has(raw)),
        );
      }
    }
  };
}

/** Groups of fields that share a column. */
function rivalFields(mappings: readonly FieldMapping[]): readonly (readonly FieldName[])[] {
  const byColumn = new Map<string, FieldName[]>();
  for (const { columns, target } of mappings) {
    for (const column of columns) byColumn.set(column, [...(byColumn.get(column) ?? []), toFieldName(target)]);
  }
  return [...byColumn.values()].filter((fields) => fields.length > 1);
}
