/** Number of frequency classes. */
export const FREQUENCY_CLASSES = 256;

/** Classes per halving of the frequency. */
const STEPS = 8;

/**
 * Frequencies on a logarithmic scale, in steps of 1/8 bit: the weights of an agreement depend on a value only through this
 * class, so that they can be tabulated.
 *
 * @param frequency relative, above 0 and up to 1
 */
export function frequencyClass(frequency: number): number {
  return Math.max(0, Math.min(FREQUENCY_CLASSES - 1, Math.round(-Math.log2(frequency) * STEPS)));
}

/** The classes of many frequencies. */
export function frequencyClasses(frequencies: Float64Array): Uint8Array {
  const classes = new Uint8Array(frequencies.length);
  for (let i = 0; i < classes.length; i++) {
    // Most values are about as rare as the one before.
    classes[i] = i > 0 && frequencies[i] === frequencies[i - 1] ? classes[i - 1]! : frequencyClass(frequencies[i]!);
  }
  return classes;
}

/** The frequency in the middle of a class. */
export function frequencyOfClass(frequencyClass: number): number {
  return 2 ** (-frequencyClass / STEPS);
}
