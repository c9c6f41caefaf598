import type { Column } from '../table/record-table.ts';

/** The other name agrees exactly or nearly. */
const WITH_NEAR = 2;

/**
 * Probability that the names of two unrelated records agree crosswise by chance: where surnames are given names too (Peter
 * Frank, Frank Peter), that is no proof of one person. Too rare for random pairs to tell.
 *
 * @param given frequency by code of the given names
 * @param family frequency by code of the family names
 */
export function swappedChance(
  givenNames: Column,
  given: Float64Array,
  familyNames: Column,
  family: Float64Array,
): number {
  const codeOf = new Map<string, number>();
  for (let code = 0; code < familyNames.keys.length; code++) codeOf.set(familyNames.keys[code]!, code);
  let crosswise = 0;
  for (let code = 0; code < givenNames.keys.length; code++) {
    const other = codeOf.get(givenNames.keys[code]!);
    if (other !== undefined) crosswise += given[code]! * family[other]!;
  }
  return WITH_NEAR * crosswise * crosswise;
}
