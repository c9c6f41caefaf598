import type { FieldValue, ValueMark, ValueStatus } from '../normalized-record.ts';

/** One cleaned value; junk and, but for `brokenValue`, invalid values carry no evidence: they never get a comparable key. */
export function fieldValue(
  raw: string,
  value: string,
  key: string,
  status: ValueStatus,
  marks: readonly ValueMark[] = [],
): FieldValue {
  const evidence = status === 'valid' || status === 'unverified' ? key : '';
  return marks.length === 0 ? { raw, value, key: evidence, status } : { raw, value, key: evidence, status, marks };
}

/**
 * A value that is invalid but near to what was meant: served as invalid, compared by its key. Where a type has valid values the key is never
 * one that they could have, so that it agrees exactly only with the same error.
 */
export function brokenValue(raw: string, value: string, key: string): FieldValue {
  return { raw, value, key, status: 'invalid' };
}
