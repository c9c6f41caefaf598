/** Pairs' worth of belief that slips are independent, at each number of them. */
const SLIP_PRIOR_PAIRS = 50;
/** Most bits for or against. */
const MOST_SLIP_BITS = 2;

/**
 * log2 factors of pairs of one customer by their number of slips: how much likelier each number is than independent slips would
 * make it, scaled so that all pairs of one customer stay as many.
 *
 * @param seen expected pairs by number of slips
 * @param independent as many as independent slips would make
 */
export function slipFactors(seen: Float64Array, independent: Float64Array): readonly number[] {
  const factors = Array.from(seen, (pairs, slips) => {
    const factor = Math.log2((pairs + SLIP_PRIOR_PAIRS) / (independent[slips]! + SLIP_PRIOR_PAIRS));
    // Missing values hide slips, so that few of them never speak against.
    return Math.max(slips < 2 ? 0 : -MOST_SLIP_BITS, Math.min(MOST_SLIP_BITS, factor));
  });
  const all = independent.reduce((sum, pairs) => sum + pairs, SLIP_PRIOR_PAIRS);
  const mass = independent.reduce((sum, pairs, slips) => sum + pairs * 2 ** factors[slips]!, SLIP_PRIOR_PAIRS);
  return factors.map((factor) => factor - Math.log2(mass / all));
}
