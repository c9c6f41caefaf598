import type { FieldName } from '../../matching/ids.ts';
import type { FieldValue, NormalizedFields, ValueMark, ValueStatus } from '../../matching/normalized-record.ts';
import type { JsonBytes } from './json-bytes.ts';

/*
 * Normalized fields as they are stored: most values are the same text three times (raw, canonical and folded), so a repeated
 * one is stored as 0. The stored form is about a third of the plain JSON. Positions in the lists below are part of the
 * stored format: new names are added at the end.
 */
export const statuses: readonly ValueStatus[] = ['valid', 'unverified', 'invalid', 'junk'];
export const marks: readonly ValueMark[] = [
  'leading_zero_repaired',
  'calendar_from_column',
  'split_from_party_name',
  'composed',
];

/** Raw, value (0: as raw), key (0: as value), status, marks. */
type StoredValue = readonly [string, string | 0, string | 0, number, ...number[]];
type StoredFields = Readonly<Record<string, readonly StoredValue[]>>;

/** Writes them as JSON; the order of fields is kept. */
export function writeFields(fields: NormalizedFields, json: JsonBytes): void {
  json.ascii('{');
  let isFirst = true;
  for (const field in fields) {
    if (!isFirst) json.ascii(',');
    isFirst = false;
    json.string(field);
    json.ascii(':[');
    writeValues(fields[field as FieldName] ?? [], json);
    json.ascii(']');
  }
  json.ascii('}');
}

export function decodeFields(stored: unknown): NormalizedFields {
  const fields: Partial<Record<FieldName, readonly FieldValue[]>> = {};
  const values = stored as StoredFields;
  for (const field in values) fields[field as FieldName] = values[field]!.map(decodeValue);
  return fields;
}

function writeValues(values: readonly FieldValue[], json: JsonBytes): void {
  for (let i = 0; i < values.length; i++) {
    const { raw, value, key, status, marks: given } = values[i]!;
    json.ascii(i === 0 ? '[' : ',[');
    json.string(raw);
    writeUnlessSame(value, raw, json);
    writeUnlessSame(key, value, json);
    json.ascii(`,${statuses.indexOf(status)}`);
    if (given !== undefined) for (const mark of given) json.ascii(`,${marks.indexOf(mark)}`);
    json.ascii(']');
  }
}

function writeUnlessSame(text: string, other: string, json: JsonBytes): void {
  if (text === other) json.ascii(',0');
  else {
    json.ascii(',');
    json.string(text);
  }
}

function decodeValue(stored: StoredValue): FieldValue {
  const raw = stored[0];
  const value = stored[1] === 0 ? raw : stored[1];
  const key = stored[2] === 0 ? value : stored[2];
  const status = statuses[stored[3]]!;
  if (stored.length === 4) return { raw, value, key, status };
  return { raw, value, key, status, marks: stored.slice(4).map((mark) => marks[mark as number]!) };
}
