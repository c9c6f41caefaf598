import { type FieldReader, fieldReaders } from '../compared-fields.ts';
import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { explainPair } from './explain-pair.ts';
import type { Rescore } from './what-would-change.ts';

/**
 * Rescores two records with one field changed, by changing the records: a field becomes unknown when neither has a value, and
 * agrees when the one takes over the values of the other. So it holds for any model, however its fields depend on each other.
 */
export function rescorePair(a: NormalizedRecord, b: NormalizedRecord, profile: Profile, model: MatchModel): Rescore {
  const readers = fieldReaders(profile);
  const [left, right] = [asCompared(a, readers), asCompared(b, readers)];
  return (field, outcome) => {
    const values = left.fields[field] ?? right.fields[field];
    if (values === undefined) return null;
    const changed = outcome === 'unknown' ? undefined : values;
    return explainPair(withValues(left, field, changed), withValues(right, field, changed), profile, model);
  };
}

/** The record with exactly the fields that are compared: a full name, of which others are read, would give them back. */
function asCompared(record: NormalizedRecord, readers: readonly FieldReader[]): NormalizedRecord {
  return readers.reduce((result, { field, valuesOf }) => withValues(result, field.name, valuesOf(record.fields)), {
    ...record,
    fields: {},
  });
}

function withValues(
  record: NormalizedRecord,
  field: FieldName,
  values: readonly FieldValue[] | undefined,
): NormalizedRecord {
  const { [field]: _, ...others } = record.fields;
  return { ...record, fields: values === undefined ? others : { ...others, [field]: values } };
}
