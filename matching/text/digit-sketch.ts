import { bitCount } from './letter-bag.ts';

/** Integers that `writeDigitSketch` writes. */
export const DIGIT_SKETCH_WIDTH = 4;

/**
 * Sketch of a short code (a phone number, an identifier): its length, its bag of digits, and its last sixteen characters in two integers. Letters
 * take the place of the digit that their code gives, so that codes with letters are bounded as well, less tightly.
 */
export function writeDigitSketch(code: string, into: Int32Array, at: number): void {
  into[at] = code.length;
  into[at + 1] = digitBag(code);
  into[at + 2] = lastEight(code, code.length);
  into[at + 3] = lastEight(code, code.length - 8);
}

/** The least optimal string alignment distance of two different codes by their sketches at `a` and `b`: 1, 2 or 3 (three or more). */
export function digitDistanceBound(sketches: Int32Array, a: number, b: number): number {
  const lengthA = sketches[a]!;
  const lengthB = sketches[b]!;
  const apart = bagDistance(sketches[a + 1]!, sketches[b + 1]!, lengthA, lengthB);
  if (apart > 2) return 3;
  if (lengthA !== lengthB) return Math.max(1, apart);
  const changed =
    differingDigits(sketches[a + 2]!, sketches[b + 2]!) + differingDigits(sketches[a + 3]!, sketches[b + 3]!);
  return editsBound(changed, apart);
}

/**
 * The least distance of two different texts of one length that differ in `changed` places and whose bags are `apart`: two edits are two
 * changed characters, or one of them leaves the bag alone (an exchange), or they are an insertion and a deletion, which change the bag by one.
 */
export function editsBound(changed: number, apart: number): number {
  if (changed <= 1 || (changed === 2 && apart === 0)) return 1;
  return changed === 2 || apart <= 1 ? 2 : 3;
}

/** Ten groups of three bits: a group's first, second and third occurrence. */
export function digitBag(code: string): number {
  let bag = 0;
  for (let i = 0; i < code.length; i++) {
    const group = digitAt(code, i);
    const seen = (bag >>> group) & GROUP;
    bag |= (seen === 0 ? FIRST : seen === FIRST ? SECOND : THIRD) << group;
  }
  return bag;
}

/** The least number of characters that one of two codes has and the other has not. */
export function bagDistance(bagA: number, bagB: number, lengthA: number, lengthB: number): number {
  const beyond = Math.min(lengthA - bitCount(bagA), lengthB - bitCount(bagB));
  return Math.max(lengthA, lengthB) - bitCount(bagA & bagB) - beyond;
}

/** Four bits for each of the eight characters before `end`, the last in the lowest bits. */
export function lastEight(code: string, end: number): number {
  let bits = 0;
  for (let i = Math.max(0, end - 8); i < end; i++) bits = (bits << 4) | digitAt(code, i);
  return bits;
}

/** In how many of eight places two packed codes differ. */
export function differingDigits(x: number, y: number): number {
  const different = x ^ y;
  return bitCount((different | (different >>> 1) | (different >>> 2) | (different >>> 3)) & 0x11111111);
}

const FIRST = 1;
const SECOND = 1 << 10;
const THIRD = 1 << 20;
const GROUP = FIRST | SECOND | THIRD;

function digitAt(code: string, at: number): number {
  return (code.charCodeAt(at) + 2) % 10;
}
