import { textHash } from './text-hash.ts';

/**
 * Letter bags: which letters a text holds and how often, in a few bits, so that bounds on its similarity to another text follow from some
 * bit operations. A bag has planes of 32 bits, one bit per group of letters; in plane k (from 0) a bit is set when the text has more than k
 * letters of the group. An integer behind the planes counts the letters that found no place in them. Letters of one alphabet (a to z, or the
 * 32 Persian letters) are groups of their own; digits and other characters share groups, which loosens the bounds and never breaks them.
 *
 * Writes `planes` + 1 integers. Bag distance as a filter: Bartolini, Ciaccia and Patella, String matching with metric trees using an
 * approximate distance, 2002.
 */
export function writeLetterBag(text: string, planes: number, into: Int32Array, at: number): void {
  into.fill(0, at, at + planes + 1);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    addToBag(unit < groups.length ? groups[unit]! : unit & 31, planes, into, at);
  }
}

/** Integers that `writeWordBag` writes. */
export const WORD_BAG_WIDTH = 4;

/** A bag of words: two bags of one plane, in which each word falls into one of 32 groups, by different parts of its hash. */
export function writeWordBag(words: readonly string[], into: Int32Array, at: number): void {
  into.fill(0, at, at + WORD_BAG_WIDTH);
  for (const word of words) {
    const hash = textHash(word);
    addToBag(hash >>> 27, 1, into, at);
    addToBag((hash >>> 22) & 31, 1, into, at + 2);
  }
}

function addToBag(group: number, planes: number, into: Int32Array, at: number): void {
  const bit = 1 << group;
  for (let plane = at; plane < at + planes; plane++) {
    if ((into[plane]! & bit) !== 0) continue;
    into[plane]! |= bit;
    return;
  }
  into[at + planes]!++;
}

/**
 * The most letters, each counted as often as both texts have it, that two texts can have in common. Their bags begin at `a` and `b`;
 * letters that found no place in the planes (a fourth of a kind with three planes) are taken to be common.
 */
export function mostCommonLetters(bags: Int32Array, a: number, b: number, planes: number): number {
  let common = Math.min(bags[a + planes]!, bags[b + planes]!);
  for (let plane = 0; plane < planes; plane++) common += bitCount(bags[a + plane]! & bags[b + plane]!);
  return common;
}

/** The most words, each counted as often as both lists have it, that two lists can have in common, by their bags at `a` and `b`. */
export function mostCommonWords(bags: Int32Array, a: number, b: number): number {
  return Math.min(mostCommonLetters(bags, a, b, 1), mostCommonLetters(bags, a + 2, b + 2, 1));
}

/** The least optimal string alignment distance of texts with at most `common` letters in common. */
export function osaBound(lengthA: number, lengthB: number, common: number): number {
  return Math.max(lengthA, lengthB) - common;
}

/** The highest Jaro–Winkler similarity of texts with at most `common` letters in common and at most `prefix` (0 to 4) equal first letters. */
export function jaroWinklerBound(lengthA: number, lengthB: number, common: number, prefix: number): number {
  if (common === 0) return 0;
  const jaro = (common / lengthA + common / lengthB + 1) / 3;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The highest normalized Indel similarity of texts with at most `common` letters in common. */
export function indelBound(lengthA: number, lengthB: number, common: number): number {
  return lengthA + lengthB === 0 ? 1 : (2 * common) / (lengthA + lengthB);
}

/** The first four units of a text, eight low bits each, the first in the highest bits; missing ones are zero. */
export function packStart(text: string): number {
  let bits = 0;
  for (let i = 0; i < 4; i++) bits = (bits << 8) | (i < text.length ? text.charCodeAt(i) & 0xff : 0);
  return bits;
}

/** The most first letters, 0 to 4, that two texts with these packed starts have in common. */
export function commonStart(x: number, y: number): number {
  return Math.clz32(x ^ y) >>> 3;
}

/** Number of set bits (Warren, Hacker's Delight, 2002, section 5-1). */
export function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Group of a code unit, for the alphabets that a bag tells apart; beyond the table the low bits do. */
const groups = Uint8Array.from({ length: 0x700 }, (_, unit) => unit & 31);
for (const letters of ['abcdefghijklmnopqrstuvwxyz', 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی']) {
  for (let i = 0; i < letters.length; i++) groups[letters.charCodeAt(i)] = i;
}
for (let digit = 0; digit < 10; digit++) groups[0x30 + digit] = 31 - (digit % 6);
