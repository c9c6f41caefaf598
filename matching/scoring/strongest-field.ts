import type { FieldName } from '../ids.ts';
import type { PairScorer } from './pair-scorer.ts';

/** The field whose comparison speaks most for the two rows being one customer; of equal ones the first of the profile. */
export function strongestField({ weigh, findings, comparisons }: PairScorer, a: number, b: number): FieldName {
  weigh(a, b);
  const { levels } = findings;
  const bits = findings.bits();
  let best = 0;
  for (let i = 1; i < bits.length; i++) {
    if (levels[i]! >= 0 && (levels[best]! < 0 || bits[i]! > bits[best]!)) best = i;
  }
  return comparisons[best]!.field.name;
}
