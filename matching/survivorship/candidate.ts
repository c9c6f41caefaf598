import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord, ValueStatus } from '../normalized-record.ts';
import { comparableText } from '../text/comparable-text.ts';

/** A value that may win a golden field; for a group of fields, what one record holds in all of them. */
export interface Candidate {
  readonly member: NormalizedRecord;
  /** Served form; for a group, the first of its fields that is filled. */
  readonly value: string;
  /** Candidates with equal identity say the same. */
  readonly identity: string;
  readonly status: ValueStatus;
}

export function toCandidate(member: NormalizedRecord, value: FieldValue): Candidate {
  return { member, value: value.value, identity: identityOf(value), status: value.status };
}

/** What values are compared by: the comparable key where there is one, else the folded text. */
export function identityOf({ value, key }: Pick<FieldValue, 'value' | 'key'>): string {
  return key === '' ? comparableText(value) : key;
}

/** Invalid and junk values are never served. */
export function isServable(value: FieldValue): boolean {
  return value.value !== '' && (value.status === 'valid' || value.status === 'unverified');
}

/** The values of a record that may be served in a field: not those that people rejected. */
export function servableValues(
  member: NormalizedRecord,
  field: FieldName,
  rejected: ReadonlySet<string>,
): readonly FieldValue[] {
  const values = member.fields[field];
  if (values === undefined) return none;
  return values.every((value) => isOffered(value, rejected))
    ? values
    : values.filter((value) => isOffered(value, rejected));
}

const none: readonly FieldValue[] = [];

/** True when the value may be served: it is no junk, and nobody rejected it. */
export function isOffered(value: FieldValue, rejected: ReadonlySet<string>): boolean {
  return isServable(value) && (rejected.size === 0 || !rejected.has(identityOf(value)));
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
