import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import { identityOf } from './candidate.ts';

/**
 * The records with the values that rules declare taken for real. Cleaning takes `no` or `ندارد` for what people type when they have
 * nothing to say; as a declared answer to a question of consent it is a refusal, and losing it would turn it into a permission.
 */
export function withDeclaredValues(
  records: readonly NormalizedRecord[],
  declared: ReadonlyMap<FieldName, ReadonlySet<string>>,
): readonly NormalizedRecord[] {
  if (declared.size === 0) return records;
  return records.map((record) => {
    let { fields } = record;
    for (const [field, values] of declared) {
      const own = record.fields[field];
      if (own?.some(({ status }) => status === 'junk') === true)
        fields = { ...fields, [field]: own.map((value) => taken(value, values)) };
    }
    return fields === record.fields ? record : { ...record, fields };
  });
}

function taken(value: FieldValue, declared: ReadonlySet<string>): FieldValue {
  const key = identityOf(value);
  return value.status === 'junk' && declared.has(key) ? { ...value, key, status: 'unverified' } : value;
}
