import { compareCodeUnits } from '../../canonical-order.ts';
import type { FieldTypeName } from '../../field-types/field-type.ts';
import type { Candidate } from '../candidate.ts';

/** The candidates with the smallest (`-1`) or largest (`1`) value: amounts as numbers, all else as text, which ISO dates are made for. */
export function extremes(candidates: readonly Candidate[], type: FieldTypeName, direction: -1 | 1): Candidate[] {
  let kept: Candidate[] = [];
  for (const candidate of candidates) {
    const order = kept.length === 0 ? 1 : direction * compareValues(candidate.value, kept[0]!.value, type);
    if (order > 0) kept = [candidate];
    else if (order === 0) kept.push(candidate);
  }
  return kept;
}

function compareValues(a: string, b: string, type: FieldTypeName): number {
  if (type === 'amount') return Number.parseFloat(a) - Number.parseFloat(b);
  return compareCodeUnits(a, b);
}
