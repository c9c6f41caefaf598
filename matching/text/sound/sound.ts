/**
 * How a word sounds, comparable between Persian and Latin spelling. The consonants are a skeleton in one alphabet for both
 * scripts; what stands before, between and after them is kept as vowel slots, because حسن and حسین share their consonants.
 *
 * Own rules, after the common romanisations of Iranian passports, BGN/PCGN 1958 and ALA-LC; skeleton letters: one ASCII letter per group of
 * Persian letters that sound alike (z: ذ ز ض ظ, s: ث س ص, t: ت ط, h: ح ه, g: گ غ ق, x: خ, c: چ, S: ش, j: ج ژ).
 */
export interface Sound {
  readonly script: 'arabic' | 'latin';
  /** Consonants and digits in order; و and ی (v, w, y) are not among them: whether they are consonants cannot be told from the spelling. */
  readonly consonants: string;
  /** One set of vowel flags before each consonant and one after the last: consonants.length + 1. */
  readonly slots: readonly number[];
}

/** Flags of a Persian slot. A short vowel is not written, so that an empty slot says little. */
export const persianVowel = {
  /** Starts with a vowel, whichever (initial ا or ع). */
  any: 1,
  /** Long â: ا. */
  a: 2,
  /** ی, vowel or consonant. */
  i: 4,
  /** و, vowel or consonant. */
  u: 8,
  /** Written final ه: -eh, -ah, -e, in some romanisations -a. */
  e: 16,
  /** Written final ه that is never said -a. */
  onlyE: 32,
  /** و that may be silent. */
  maybeU: 64,
} as const;

/** Flags of a Latin slot: the letters seen. */
export const latinVowel = {
  a: 1,
  e: 2,
  /** i, y, and ee. */
  i: 4,
  o: 8,
  u: 16,
  /** oo, ou, ow: surely long. */
  longU: 32,
  /** v and w. */
  v: 64,
  /** Ends in -eh, -ah or -ye: a written final ه. */
  h: 128,
} as const;

/** Digits stand for themselves: منطقه 1 and منطقه 2 are two. */
export function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
