import {
  indelBound,
  mostCommonLetters,
  mostCommonWords,
  osaBound,
  WORD_BAG_WIDTH,
  writeLetterBag,
  writeWordBag,
} from '../../text/letter-bag.ts';
import { textHash } from '../../text/text-hash.ts';
import { sortedTokens } from '../../text/tokens.ts';
import type { Sketch } from '../field-type.ts';
import { type Agreement, agreement } from './agreement.ts';
import { SIMILAR, SLIGHTLY_SIMILAR, soundsToShare } from './compare-organisations.ts';
import { organisationPartsOf } from './organisation-parts.ts';
import { mostTypos } from './own-words.ts';

/**
 * Bounds the level of two organisation names by what they can have in common: words, consonants (the same in both scripts), what they do,
 * and letters.
 */
export const organisationSketch: Sketch = {
  width: 27,
  write,
  bestLevel,
  bestLevels,
};

/** Places in the sketch. */
const SORTED = 0;
const GLUED = 1;
const GLUED_SOUND = 2;
const OWN_SOUND = 3;
const OWN_SOUNDS = 4;
const INITIALS = 5;
const FIRST_WORD = 6;
const WORD_COUNT = 7;
const SOUND_COUNT = 8;
const LENGTH = 9;
const OWN_COUNT = 10;
const ACTIVITIES = 11;
const WORDS = ACTIVITIES + WORD_BAG_WIDTH;
const SOUNDS = WORDS + WORD_BAG_WIDTH;
const PLANES = 3;
const LETTERS = SOUNDS + WORD_BAG_WIDTH;

function write(key: string, into: Int32Array, at: number): void {
  const parts = organisationPartsOf(key);
  const consonants = parts.ownSounds.map((sound) => sound.consonants).filter((word) => word !== '');
  into[at + SORTED] = textHash(parts.sorted);
  into[at + GLUED] = textHash(parts.glued);
  into[at + GLUED_SOUND] = textHash(parts.gluedSound.consonants);
  into[at + OWN_SOUND] = textHash(parts.ownGluedSound.consonants);
  into[at + OWN_SOUNDS] = textHash(sortedTokens(consonants));
  into[at + INITIALS] = textHash(parts.initials);
  into[at + FIRST_WORD] = parts.own[0] === parts.company[0] ? textHash(parts.own[0]!) || 1 : 0;
  writeWordBag(parts.activities, into, at + ACTIVITIES);
  into[at + WORD_COUNT] = parts.company.length;
  into[at + SOUND_COUNT] = consonants.length;
  into[at + LENGTH] = parts.ownSorted.length;
  into[at + OWN_COUNT] = parts.own.length;
  writeWordBag(parts.company, into, at + WORDS);
  writeWordBag(consonants, into, at + SOUNDS);
  writeLetterBag(parts.ownSorted, PLANES, into, at + LETTERS);
}

function bestLevel(sketches: Int32Array, a: number, b: number): Agreement {
  if (same(sketches, a, b, SORTED) || same(sketches, a, b, GLUED)) return agreement.sameTokens;
  if (same(sketches, a, b, GLUED_SOUND)) return agreement.soundsAlike;
  const common = mostCommonLetters(sketches, a + LETTERS, b + LETTERS, PLANES);
  const otherActivities = haveOtherActivities(sketches, a + ACTIVITIES, b + ACTIVITIES);
  if (!otherActivities) {
    if (same(sketches, a, b, OWN_SOUND) || same(sketches, a, b, OWN_SOUNDS)) return agreement.soundsAlike;
    if (mayBeTypo(sketches, a, b, common)) return agreement.typo;
  }
  const initials = sketches[a + INITIALS] === sketches[b + GLUED] || sketches[b + INITIALS] === sketches[a + GLUED];
  if (
    initials ||
    (same(sketches, a, b, INITIALS) && same(sketches, a, b, FIRST_WORD) && sketches[a + FIRST_WORD] !== 0)
  )
    return agreement.abbreviation;
  return otherActivities ? agreement.else : bestOfWordsAndLetters(sketches, a, b, common);
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

function same(sketches: Int32Array, a: number, b: number, place: number): boolean {
  return sketches[a + place] === sketches[b + place];
}

/** True when each name tells an activity that the other one does not. */
function haveOtherActivities(bags: Int32Array, a: number, b: number): boolean {
  return tellsMore(bags, a, b) && tellsMore(bags, b, a);
}

function tellsMore(bags: Int32Array, a: number, b: number): boolean {
  return (bags[a]! & ~bags[b]!) !== 0 || (bags[a + 2]! & ~bags[b + 2]!) !== 0;
}

/** Spaces between the own words are letters of the bag, but no matter of typos. */
function mayBeTypo(sketches: Int32Array, a: number, b: number, common: number): boolean {
  const lengthA = sketches[a + LENGTH]!;
  const lengthB = sketches[b + LENGTH]!;
  const spaces = Math.abs(sketches[a + OWN_COUNT]! - sketches[b + OWN_COUNT]!);
  return osaBound(lengthA, lengthB, common) <= mostTypos(Math.min(lengthA, lengthB)) + spaces;
}

function bestOfWordsAndLetters(sketches: Int32Array, a: number, b: number, common: number): Agreement {
  const wordsA = sketches[a + WORD_COUNT]!;
  const wordsB = sketches[b + WORD_COUNT]!;
  const words = mostCommonWords(sketches, a + WORDS, b + WORDS);
  if (words >= Math.min(wordsA, wordsB)) return agreement.subset;
  const soundsA = sketches[a + SOUND_COUNT]!;
  const soundsB = sketches[b + SOUND_COUNT]!;
  const sounds = mostCommonWords(sketches, a + SOUNDS, b + SOUNDS);
  if (sounds > 0 && sounds >= Math.min(soundsA, soundsB)) return agreement.subset;
  const similarity = indelBound(sketches[a + LENGTH]!, sketches[b + LENGTH]!, common);
  if (similarity >= SIMILAR || sounds >= soundsToShare(Math.max(soundsA, soundsB))) return agreement.similar;
  return similarity >= SLIGHTLY_SIMILAR ? agreement.slightlySimilar : agreement.else;
}
