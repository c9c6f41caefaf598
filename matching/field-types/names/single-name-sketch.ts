import type { Sketch } from '../field-type.ts';
import { leastSimilarity, MAX_LETTERS, type NameLevel, nameLevels } from './compare-single-names.ts';
import { isPersian } from './known-names.ts';
import { type NameKind, singleNameOf } from './single-name-parts.ts';

/**
 * Sketch of given and family names: which letters and consonants, how many, how they begin, what they look like, and which known names they may be. From these
 * follow an upper bound of the Jaro-Winkler similarity and a lower bound of the edit distance (shared letters, counted with
 * multiplicity), and whether agreement by sound or by nickname is possible at all.
 */
export function singleNameSketch(kind: NameKind): Sketch {
  return { width: WIDTH, write: (key, into, at) => write(kind, key, into, at), bestLevel, bestLevels };
}

/** Offsets of the integers. */
const LETTERS = 0;
const LETTERS_TWICE = 1;
const BEGINNING = 2;
const COUNTS = 3;
const CONSONANTS = 4;
const SOUND = 5;
const SOUND_OF_PARTS = 6;
const PARTS = 7;
const GROUPS = 8;
const LOOKS = 10;
const WIDTH = 11;

/** Fields of COUNTS: letters 0-5, letters beyond the second of a kind 6-11, consonants 12-17, first sound 18-22, then flags. */
const FIRST_SOUND = 31 << 18;
const OTHER = 1 << 23;
const PERSIAN = 1 << 24;
const SCRIPTS = OTHER | PERSIAN;
const SEVERAL = 1 << 25;
const INITIALS = 1 << 26;
/** Longer than the fields can tell: may agree at any level. */
const LONG = 1 << 27;
const BEGINS_PERSIAN = 1 << 28;
/** Known as a name of one language, or of another. */
const LANGUAGES = 3 << 29;

function write(kind: NameKind, key: string, into: Int32Array, at: number): void {
  const name = singleNameOf(kind, key);
  into.fill(0, at, at + WIDTH);
  let beyondSecond = 0;
  let scripts = 0;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    const bit = 1 << (unit & 31);
    if (into[at + LETTERS_TWICE]! & bit) beyondSecond++;
    else if (into[at + LETTERS]! & bit) into[at + LETTERS_TWICE]! |= bit;
    else into[at + LETTERS]! |= bit;
    if (key[i] !== ' ') scripts |= isPersian(key[i]!) ? PERSIAN : OTHER;
    if (i < 4) into[at + BEGINNING]! |= (unit & 0xff) << (24 - 8 * i);
  }
  const consonants = name.sound.consonants;
  for (let i = 0; i < consonants.length; i++) into[at + CONSONANTS]! |= 1 << (consonants.charCodeAt(i) & 31);
  const first = name.parts[0]!.firstSound;
  into[at + COUNTS] =
    Math.min(key.length, MAX_LETTERS) |
    (Math.min(beyondSecond, MAX_LETTERS) << 6) |
    (Math.min(consonants.length, MAX_LETTERS) << 12) |
    ((first === '' ? 31 : first.charCodeAt(0) & 31) << 18) |
    scripts |
    (isPersian(key) ? BEGINS_PERSIAN : 0) |
    (name.parts.length > 1 ? SEVERAL : 0) |
    (name.isInitials ? INITIALS : 0) |
    (key.length > MAX_LETTERS ? LONG : 0) |
    (name.parts.reduce((languages, { known }) => languages | known.languages, 0) << 29);
  into[at + LOOKS] = hash(name.looks);
  into[at + SOUND] = hashWithoutDoubles(consonants);
  into[at + SOUND_OF_PARTS] = hashWithoutDoubles(name.parts.map((part) => part.sound.consonants).join(''));
  for (const { sound, known } of name.parts) {
    into[at + PARTS]! |= 1 << (hash(sound.consonants) & 31);
    for (const group of known.groups) {
      const bit = hash(group) & 63;
      into[at + GROUPS + (bit >> 5)]! |= 1 << (bit & 31);
    }
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value ^ (value >>> 15);
}

/** A letter doubled at a joint is one consonant in the whole, two in the parts (Amir Reza). */
function hashWithoutDoubles(consonants: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < consonants.length; i++) {
    const unit = consonants.charCodeAt(i);
    if (i === 0 || unit !== consonants.charCodeAt(i - 1)) value = Math.imul(value ^ unit, 0x01000193);
  }
  return value ^ (value >>> 15);
}

const level = Object.fromEntries(nameLevels.map((name, i) => [name, i])) as Readonly<Record<NameLevel, number>>;

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  const countsA = sketches[a + COUNTS]!;
  const countsB = sketches[b + COUNTS]!;
  const either = countsA | countsB;
  if ((either & (LONG | INITIALS | SEVERAL)) === 0 && areFar(sketches, a, b, countsA, countsB)) return level.else;
  if (either & LONG) return level.sounds_alike;
  if (either & INITIALS) return mayBeginAlike(sketches, a, b) ? level.initial : level.else;
  const groupsMeet =
    (sketches[a + GROUPS]! & sketches[b + GROUPS]!) | (sketches[a + GROUPS + 1]! & sketches[b + GROUPS + 1]!);
  if (groupsMeet !== 0) return level.sounds_alike;
  if (!(either & SEVERAL) && (countsA & countsB & LANGUAGES) !== 0) {
    return mostSimilar(sketches, a, b) >= leastSimilarity.slightlySimilar ? level.slightly_similar : level.else;
  }
  if (sketches[a + SOUND] === sketches[b + SOUND] || sketches[a + SOUND_OF_PARTS] === sketches[b + SOUND_OF_PARTS]) {
    return level.sounds_alike;
  }
  if (sketches[a + LOOKS] === sketches[b + LOOKS]) return level.typo;
  const similar = bestBySpelling(sketches, a, b);
  if (similar <= level.alias) return similar;
  if (either & SEVERAL && sketches[a + PARTS]! & sketches[b + PARTS]!) return level.alias;
  return similar > level.similar && mayBeNearInSound(sketches, a, b) ? level.similar : similar;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/**
 * Quickly true for most different names of one script: too few letters in common for any level of spelling, and nothing else that would
 * bring them together.
 */
function areFar(sketches: Int32Array, a: number, b: number, countsA: number, countsB: number): boolean {
  if ((countsA & countsB & SCRIPTS) === 0 || ((countsA ^ countsB) & BEGINS_PERSIAN) !== 0) return false;
  if (sharedLetters(sketches, a, b) >= leastShared[((countsA & 63) << 6) | (countsB & 63)]!) return false;
  if ((sketches[a + GROUPS]! & sketches[b + GROUPS]!) | (sketches[a + GROUPS + 1]! & sketches[b + GROUPS + 1]!))
    return false;
  if ((countsA & countsB & LANGUAGES) !== 0) return true;
  return sketches[a + SOUND] !== sketches[b + SOUND] && sketches[a + SOUND_OF_PARTS] !== sketches[b + SOUND_OF_PARTS];
}

function mayBeginAlike(sketches: Int32Array, a: number, b: number): boolean {
  const sameLetter = (sketches[a + BEGINNING]! ^ sketches[b + BEGINNING]!) >>> 24 === 0;
  return sameLetter || ((sketches[a + COUNTS]! ^ sketches[b + COUNTS]!) & FIRST_SOUND) === 0;
}

/** Best level by letters alone. */
function bestBySpelling(sketches: Int32Array, a: number, b: number): number {
  const countsA = sketches[a + COUNTS]!;
  const countsB = sketches[b + COUNTS]!;
  // Without a common script only spaces are shared, too few for any level.
  if ((countsA & countsB & SCRIPTS) === 0) return level.else;
  const lengthA = countsA & 63;
  const lengthB = countsB & 63;
  const shared = sharedLetters(sketches, a, b);
  const longer = Math.max(lengthA, lengthB);
  const shorter = Math.min(lengthA, lengthB);
  if (shared >= longer - 1 && shorter >= 3 && longer - shorter <= 1) return level.typo;
  const similarity = similarityOf(shared, lengthA, lengthB, commonBeginning(sketches, a, b));
  if (similarity >= leastSimilarity.typo) return level.typo;
  if (shared >= shorter && shorter >= 2 && commonBeginning(sketches, a, b) >= Math.min(4, shorter)) return level.alias;
  if (similarity >= leastSimilarity.similar) return level.similar;
  return similarity >= leastSimilarity.slightlySimilar ? level.slightly_similar : level.else;
}

/** Upper bound of the Jaro-Winkler similarity. */
function mostSimilar(sketches: Int32Array, a: number, b: number): number {
  const countsA = sketches[a + COUNTS]!;
  const countsB = sketches[b + COUNTS]!;
  if ((countsA & countsB & SCRIPTS) === 0) return 0;
  return similarityOf(sharedLetters(sketches, a, b), countsA & 63, countsB & 63, commonBeginning(sketches, a, b));
}

/** Jaro-Winkler similarity when all shared letters were matched in order; a little more, against rounding. */
function similarityOf(shared: number, lengthA: number, lengthB: number, beginning: number): number {
  const jaro = (shared / lengthA + shared / lengthB + 1) / 3 + 1e-9;
  return jaro > 0.7 ? jaro + beginning * 0.1 * (1 - jaro) : jaro;
}

/** Letters of both names, with multiplicity; never fewer than there are. */
function sharedLetters(sketches: Int32Array, a: number, b: number): number {
  const beyond = Math.min((sketches[a + COUNTS]! >>> 6) & 63, (sketches[b + COUNTS]! >>> 6) & 63);
  return (
    bitCount(sketches[a + LETTERS]! & sketches[b + LETTERS]!) +
    bitCount(sketches[a + LETTERS_TWICE]! & sketches[b + LETTERS_TWICE]!) +
    beyond
  );
}

/** Length of the common prefix, at most four. */
function commonBeginning(sketches: Int32Array, a: number, b: number): number {
  return Math.clz32(sketches[a + BEGINNING]! ^ sketches[b + BEGINNING]!) >>> 3;
}

/** Names of different scripts whose consonants are one edit apart; equal consonants are known by their hash. */
function mayBeNearInSound(sketches: Int32Array, a: number, b: number): boolean {
  const countsA = sketches[a + COUNTS]!;
  const countsB = sketches[b + COUNTS]!;
  if (((countsA ^ countsB) & BEGINS_PERSIAN) === 0) return false;
  const lengthA = (countsA >>> 12) & 63;
  const lengthB = (countsB >>> 12) & 63;
  if (Math.min(lengthA, lengthB) < 3 || Math.abs(lengthA - lengthB) > 1) return false;
  return bitCount(sketches[a + CONSONANTS]! ^ sketches[b + CONSONANTS]!) <= 2;
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** By both lengths: letters that two names must share for any level of spelling. */
const leastShared = Uint8Array.from({ length: 64 * 64 }, (_, lengths) => {
  const [lengthA, lengthB] = [lengths >>> 6, lengths & 63];
  const shorter = Math.min(lengthA, lengthB);
  let shared = 0;
  while (shared < shorter && similarityOf(shared, lengthA, lengthB, 4) < leastSimilarity.slightlySimilar) shared++;
  return shared;
});
