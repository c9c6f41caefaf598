import type { FieldValue, ValueMark, ValueStatus } from '../normalized-record.ts';

/** One cleaned value; values that carry no evidence (invalid, junk) never get a comparable key. */
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
