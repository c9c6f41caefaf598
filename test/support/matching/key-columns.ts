import type { FieldType } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { listedKeys } from '../../../matching/table/keys.ts';
import type { Column } from '../../../matching/table/record-table.ts';
import { singleValues } from '../../../matching/table/single-values.ts';

/**
 * A column of single-letter (or any) values by row, whose type gives the blocking keys `exact` (the value itself) and `letters`
 * (each letter of it).
 */
export function keyColumn(name: string, rows: readonly (readonly string[])[]): Column {
  const keys = [...new Set(rows.flat())];
  const offsets = new Uint32Array(rows.length + 1);
  for (const [row, values] of rows.entries()) offsets[row + 1] = offsets[row]! + values.length;
  const codes = Uint32Array.from(rows.flat(), (value) => keys.indexOf(value));
  const type: FieldType = {
    ...fieldType('text'),
    blockingKeys: (key) => [
      { name: 'exact', key },
      ...[...new Set(key)].map((letter) => ({ name: 'letters', key: letter })),
    ],
  };
  return {
    field: {
      name: toFieldName(name),
      type: 'text',
      label: { en: name, fa: name },
      list: true,
      role: 'identify',
      survivorship: [],
    },
    type,
    keys: listedKeys(keys),
    offsets,
    codes,
    valid: new Uint8Array(codes.length).fill(1),
    single: singleValues(offsets, codes),
  };
}
