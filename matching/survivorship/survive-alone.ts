import type { GoldenRecord, Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { isServable } from './candidate.ts';
import { shown } from './offers.ts';

/**
 * The golden record of a record that is alone in its customer and about which nobody decided or declared anything: nothing competes, so no
 * rule has a say. It is what the rules would give, in a fraction of the time, and most customers are like that. Null where a
 * field holds several values, which the rules choose among.
 */
export function surviveAlone(record: NormalizedRecord, profile: Profile): GoldenRecord | null {
  const fields: Partial<Record<FieldName, string | readonly string[]>> = {};
  const provenance: Partial<Record<FieldName, Provenance>> = {};
  for (const { name, list } of profile.fields) {
    const values = record.fields[name];
    if (values === undefined || values.length === 0) continue;
    if (values.length > 1) return null;
    const value = values[0]!;
    provenance[name] = onlyOffer(record, value);
    if (isServable(value)) fields[name] = list ? [value.value] : value.value;
  }
  return { kind: record.kind, fields, provenance, contradictions: [] };
}

function onlyOffer({ id: record }: NormalizedRecord, value: FieldValue): Provenance {
  const { status } = value;
  return isServable(value)
    ? { winners: [{ value: value.value, record, status }], rule: 'only', losers: none }
    : { winners: none, rule: 'only', losers: [{ value: shown(value), record, status, reason: 'status' }] };
}

const none: readonly never[] = [];
