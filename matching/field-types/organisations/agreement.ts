/** Levels of two organisation names, most similar first, in the order of the levels of `organisation-name.ts`, which says what each means. */
export const agreement = {
  exact: 0,
  sameTokens: 1,
  soundsAlike: 2,
  typo: 3,
  abbreviation: 4,
  subset: 5,
  similar: 6,
  slightlySimilar: 7,
  otherBranch: 8,
  else: 9,
} as const;

export type Agreement = (typeof agreement)[keyof typeof agreement];
