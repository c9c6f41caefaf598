import { greatest, type Narrow } from './narrow.ts';

/** Candidates with the value that permits least. */
export const mostRestrictive: Narrow<'most_restrictive'> = (candidates, { order }) =>
  greatest(candidates, ({ identity }) => restriction(identity, order));

/**
 * How restrictive a value is among those listed from the most to the least restrictive: 0 for the most, less for others. A value that is not
 * listed permits less than all but the first: nobody may read a permission out of what nobody defined.
 */
export function restriction(identity: string, order: readonly string[]): number {
  const place = order.indexOf(identity);
  return place < 0 ? -0.5 : 0 - place;
}
