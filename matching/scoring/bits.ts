/** Bits per unit of the grid that all weights lie on. */
const GRID = 1024;

/**
 * Rounds bits to a grid of 1/1024. Sums on the grid are exact in any order, so that the evidence shown sums exactly to the
 * weight shown, also after a trip through JSON or a database.
 */
export function quantize(bits: number): number {
  // Adding zero turns -0 into 0: the two are one weight, but not one to `Object.is` or in JSON.
  return Math.round(bits * GRID) / GRID + 0;
}

/** log2 odds of a probability between 0 and 1. */
export function oddsInBits(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/** Probability of log2 odds. */
export function probabilityOfBits(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
