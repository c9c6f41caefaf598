import type { ComparisonModel } from '../model.ts';

/** Records' worth of prior belief in the type's own agreement rate: keeps frequencies sensible in small tables. */
const PRIOR_RECORDS = 1000;

/** Even a value never seen before may belong to someone else too: at least this many expected other holders. */
const LEAST_OTHERS = 0.05;

/**
 * Probability that an unrelated record holds this very value: how many others hold it (the customer itself left out), drawn
 * towards the type's default rate of chance agreement as if `PRIOR_RECORDS` more records had been seen.
 */
export function chanceOfKey(model: ComparisonModel, key: string): number {
  const frequency = Object.hasOwn(model.frequencies, key) ? model.frequencies[key]! : 0;
  const others = Math.max(0, Math.round(frequency * model.filled) - 1);
  const expected = Math.max(LEAST_OTHERS, PRIOR_RECORDS * model.u[0]!);
  return Math.min(1, (others + expected) / (model.filled + PRIOR_RECORDS));
}
