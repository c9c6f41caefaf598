/** Counts up to which the estimate is made; commoner values tell their frequency themselves (Katz 1987 takes 5 too). */
const MOST_RARE = 5;
/** Values' worth of belief that as many others hold a value as are known to. */
const PRIOR_VALUES = 1;

/**
 * How many customers, of as many unseen ones, would hold a value that is known of `count` customers: the Good-Turing estimate
 * (Good 1953) `(count + 1) * values of count + 1 / values of count`.
 *
 * That a value was seen once tells nothing of how common it is, but how many others were seen twice does. Hardly any e-mail
 * address or birth date is: the next customer will have another one. Of names many are.
 *
 * @param counts customers by value
 * @returns the estimate by value: at most its count, and more for larger counts
 */
export function otherHolders(counts: Uint32Array): Float64Array {
  const values = new Float64Array(MOST_RARE + 2);
  for (const count of counts) if (count < values.length) values[count]!++;
  const estimates = new Float64Array(MOST_RARE + 1);
  for (let count = 1; count <= MOST_RARE; count++) {
    const seen = (count + 1) * values[count + 1]! + PRIOR_VALUES * count;
    const estimate = Math.min(count, seen / (values[count]! + PRIOR_VALUES));
    estimates[count] = Math.max(estimate, estimates[count - 1]!);
  }
  return Float64Array.from(counts, (count) => estimates[count] ?? count);
}
