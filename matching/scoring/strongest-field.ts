import type { FieldName } from '../ids.ts';
import type { PairScorer } from './pair-scorer.ts';

/** The field whose comparison speaks most for the two rows being one customer; of equal ones the first of the profile. */
export function strongestField({ weigh, findings, comparisons }: PairScorer, a: number, b: number): FieldName {
  weigh(a, b);
  let best = 0;
  for (const i of comparisons.keys()) if (bitsAt(findings, i) > bitsAt(findings, best)) best = i;
  return comparisons[best]!.field.name;
}

function bitsAt({ levels, bits }: PairScorer['findings'], i: number): number {
  return levels[i]! < 0 ? Number.NEGATIVE_INFINITY : bits[i]!;
}
