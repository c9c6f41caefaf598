/** Inexact agreements from which more make no difference. */
export const MOST_SLIPS = 3;

/**
 * How many comparisons of a pair agree inexactly, up to `MOST_SLIPS`. Slips are not independent: some lists are careless
 * throughout, in others a record has one slip at most. The model learns how much likelier each number is among pairs of one
 * customer than independent slips would make it.
 *
 * @param elseLevels last level of each comparison
 */
export function slipsOf(levels: Int8Array, elseLevels: Int8Array): number {
  let slips = 0;
  for (let k = 0; k < levels.length; k++) if (levels[k]! > 0 && levels[k]! < elseLevels[k]!) slips++;
  return slips < MOST_SLIPS ? slips : MOST_SLIPS;
}
