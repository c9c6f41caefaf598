import type { FieldName } from '../../matching/ids.ts';
import type { FieldValue, NormalizedFields, ValueMark, ValueStatus } from '../../matching/normalized-record.ts';

/*
 * Normalized fields as they are stored: most values are the same text three times (raw, canonical and folded), so a repeated
 * one is stored as 0. The stored form is about a third of the plain JSON. Positions in the lists below are part of the
 * stored format: new names are added at the end.
 */
const statuses: readonly ValueStatus[] = ['valid', 'unverified', 'invalid', 'junk'];
const marks: readonly ValueMark[] = [
  'leading_zero_repaired',
  'calendar_from_column',
  'split_from_party_name',
  'composed',
];

/** Raw, value (0: as raw), key (0: as value), status, marks. */
type StoredValue = readonly [string, string | 0, string | 0, number, ...number[]];
type StoredFields = Readonly<Record<string, readonly StoredValue[]>>;

/** JSON text; the order of fields is kept. */
export function encodeFields(fields: NormalizedFields): string {
  const stored: Record<string, StoredValue[]> = {};
  for (const [field, values] of Object.entries(fields)) stored[field] = (values ?? []).map(encodeValue);
  return JSON.stringify(stored);
}

export function decodeFields(stored: unknown): NormalizedFields {
  const fields: Partial<Record<FieldName, readonly FieldValue[]>> = {};
  const values = stored as StoredFields;
  for (const field in values) fields[field as FieldName] = values[field]!.map(decodeValue);
  return fields;
}

function encodeValue({ raw, value, key, status, marks: given = [] }: FieldValue): StoredValue {
  return [
    raw,
    value === raw ? 0 : value,
    key === value ? 0 : key,
    statuses.indexOf(status),
    ...given.map((mark) => marks.indexOf(mark)),
  ];
}

function decodeValue(stored: StoredValue): FieldValue {
  const raw = stored[0];
  const value = stored[1] === 0 ? raw : stored[1];
  const key = stored[2] === 0 ? value : stored[2];
  const status = statuses[stored[3]]!;
  if (stored.length === 4) return { raw, value, key, status };
  return { raw, value, key, status, marks: stored.slice(4).map((mark) => marks[mark as number]!) };
}
