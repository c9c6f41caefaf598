import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord, ValueStatus } from '../normalized-record.ts';

/** A value that may win a golden field; for a group of fields, what one record holds in all of them. */
export interface Candidate {
  readonly member: NormalizedRecord;
  /** Served form; for a group, the first of its fields that is filled. */
  readonly value: string;
  /** Candidates with equal identity say the same. */
  readonly identity: string;
  readonly status: ValueStatus;
}

/** What values are compared by: the comparable key where there is one. */
export function identityOf(value: FieldValue): string {
  return value.key === '' ? value.value : value.key;
}

/** Invalid and junk values are never served. */
export function isServable(value: FieldValue): boolean {
  return value.value !== '' && (value.status === 'valid' || value.status === 'unverified');
}

/** True when all candidates say the same. */
export function isUnanimous(candidates: readonly Candidate[]): boolean {
  for (let i = 1; i < candidates.length; i++) if (candidates[i]!.identity !== candidates[0]!.identity) return false;
  return true;
}

/** How many of the fields a record fills with a servable value. */
export function filledFields(member: NormalizedRecord, fields: readonly FieldName[]): number {
  let filled = 0;
  for (const field of fields) if (member.fields[field]?.some(isServable)) filled++;
  return filled;
}
