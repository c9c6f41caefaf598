import type { FieldValue } from '../normalized-record.ts';

/** Visits the values of one field that matching compares: each key once, and whether the value passed every check of its type. */
export function visitComparable(values: readonly FieldValue[], visit: (key: string, valid: boolean) => void): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (isComparable(value) && !isRepeated(values, index)) visit(value.key, isValidAnywhere(values, value.key));
  }
}

/** Junk carries no evidence. Invalid values do only where their type gives them a key: a mistyped date is close to the right one. */
function isComparable({ key, status }: FieldValue): boolean {
  return key !== '' && status !== 'junk';
}

function isRepeated(values: readonly FieldValue[], index: number): boolean {
  const { key } = values[index]!;
  for (let i = 0; i < index; i++) if (values[i]!.key === key && isComparable(values[i]!)) return true;
  return false;
}

function isValidAnywhere(values: readonly FieldValue[], key: string): boolean {
  return values.some((value) => value.key === key && value.status === 'valid');
}
