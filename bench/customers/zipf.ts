import { type Random, weightedPicker } from '../../examples/atlas/random.ts';

/** Picks items whose frequency falls with their rank as 1 / (rank + offset) ** exponent: the law of names and cities (Zipf). */
export function zipfPicker<T>(items: readonly T[], offset: number, exponent = 1): (random: Random) => T {
  return weightedPicker(items, (_, rank) => (rank + 1 + offset) ** -exponent);
}
