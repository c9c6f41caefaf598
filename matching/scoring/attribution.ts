/**
 * Shares out the weight of a pair, a difference of two log-sums over classes, among its comparisons so that the shares sum to
 * it exactly: the Aumann-Shapley attribution (Aumann & Shapley, Values of Non-Atomic Games, 1974; "integrated gradients",
 * Sundararajan et al. 2017) along the straight path from no evidence to all of it. With two classes on each side it has a
 * closed form: each side counts by the mean posterior of its second class on the way.
 *
 * @param first log2 prior odds of the second class against the first, and the same with all evidence
 * @returns the mean weight of the second class, 0..1
 */
export function meanPosterior(before: number, after: number): number {
  if (before === Number.NEGATIVE_INFINITY) return 0;
  const change = after - before;
  if (Math.abs(change) < 1e-9) return 1 / (1 + 2 ** -before);
  return (softplus(after) - softplus(before)) / change;
}

/** log2(1 + 2^x). */
export function softplus(x: number): number {
  return x > 40 ? x : Math.log2(1 + 2 ** x);
}

/** log2(2^a + 2^b). */
export function logSum(a: number, b: number): number {
  return a >= b ? a + softplus(b - a) : b + softplus(a - b);
}
