import type { Column } from '../table/record-table.ts';

/** The names of one column with their relative frequencies by code. */
export interface FrequentNames {
  readonly column: Column;
  readonly frequency: Float64Array;
}

/**
 * Probability that the names of two unrelated records agree crosswise by chance: one of them exactly, the other exactly or
 * nearly. Where surnames are given names too (Peter Frank, Frank Peter), or some records have their names swapped, that is no
 * proof of one person. Too rare for random pairs to tell.
 *
 * @param near probability that two names nearly agree by chance
 */
export function swappedChance(given: FrequentNames, family: FrequentNames, near: number): number {
  const codeOf = new Map<string, number>();
  const familyKeys = family.column.keys;
  for (let code = 0; code < familyKeys.length; code++) codeOf.set(familyKeys.at(code), code);
  let crosswise = 0;
  for (let code = 0; code < given.column.keys.length; code++) {
    const other = codeOf.get(given.column.keys.at(code));
    if (other !== undefined) crosswise += given.frequency[code]! * family.frequency[other]!;
  }
  return 2 * crosswise * (crosswise + near);
}
