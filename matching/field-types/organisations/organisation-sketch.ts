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
import {
  type OrganisationAgreement,
  organisationAgreements,
  SIMILAR,
  SLIGHTLY_SIMILAR,
  soundsToShare,
} from './compare-organisations.ts';
import { organisationPartsOf } from './organisation-parts.ts';
import { mostTypos } from './own-words.ts';

/**
 * Bounds the level of two organisation names by what they can have in common: words, consonants (the same in both scripts), what they do,
 * and letters.
 */
export const organisationSketch: Sketch = {
  width: 20,
  write,
  bestLevel: (sketches, a, b) => organisationAgreements.indexOf(bestAgreement(sketches, a, b)),
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
  into[at + FIRST_WORD] = textHash(parts.company[0]!);
  writeWordBag(parts.activities, into, at + ACTIVITIES);
  into[at + WORD_COUNT] = parts.company.length;
  into[at + SOUND_COUNT] = consonants.length;
  into[at + LENGTH] = parts.ownSorted.length;
  into[at + OWN_COUNT] = parts.own.length;
  writeWordBag(parts.company, into, at + WORDS);
  writeWordBag(consonants, into, at + SOUNDS);
  writeLetterBag(parts.ownSorted, PLANES, into, at + LETTERS);
}

function bestAgreement(sketches: Int32Array, a: number, b: number): OrganisationAgreement {
  const same = (place: number): boolean => sketches[a + place] === sketches[b + place];
  if (same(SORTED) || same(GLUED)) return 'same_tokens';
  if (same(GLUED_SOUND)) return 'sounds_alike';
  const common = mostCommonLetters(
    sketches,
    a + LETTERS,
    b + LETTERS,
    PLANES,
    sketches[a + LENGTH]!,
    sketches[b + LENGTH]!,
  );
  const otherActivities = haveOtherActivities(sketches, a + ACTIVITIES, b + ACTIVITIES);
  if (!otherActivities) {
    if (same(OWN_SOUND) || same(OWN_SOUNDS)) return 'sounds_alike';
    if (mayBeTypo(sketches, a, b, common)) return 'typo';
  }
  const initials = sketches[a + INITIALS] === sketches[b + GLUED] || sketches[b + INITIALS] === sketches[a + GLUED];
  if (initials || (same(FIRST_WORD) && same(WORD_COUNT))) return 'abbreviation';
  return otherActivities ? 'else' : bestOfWordsAndLetters(sketches, a, b, common);
}

/** True when each name tells an activity that the other one does not. */
function haveOtherActivities(bags: Int32Array, a: number, b: number): boolean {
  return tellsMore(bags, a, b) && tellsMore(bags, b, a);
}

function tellsMore(bags: Int32Array, a: number, b: number): boolean {
  return (bags[a]! & ~bags[b]!) !== 0 || (bags[a + 1]! & ~bags[b + 1]!) !== 0;
}

/** Spaces between the own words are letters of the bag, but no matter of typos. */
function mayBeTypo(sketches: Int32Array, a: number, b: number, common: number): boolean {
  const [lengthA, lengthB] = [sketches[a + LENGTH]!, sketches[b + LENGTH]!];
  const spaces = Math.abs(sketches[a + OWN_COUNT]! - sketches[b + OWN_COUNT]!);
  return osaBound(lengthA, lengthB, common) <= mostTypos(Math.min(lengthA, lengthB)) + spaces;
}

function bestOfWordsAndLetters(sketches: Int32Array, a: number, b: number, common: number): OrganisationAgreement {
  const [wordsA, wordsB] = [sketches[a + WORD_COUNT]!, sketches[b + WORD_COUNT]!];
  const words = mostCommonWords(sketches, a + WORDS, b + WORDS, wordsA, wordsB);
  if (words >= Math.min(wordsA, wordsB)) return 'subset';
  const [soundsA, soundsB] = [sketches[a + SOUND_COUNT]!, sketches[b + SOUND_COUNT]!];
  const sounds = mostCommonWords(sketches, a + SOUNDS, b + SOUNDS, soundsA, soundsB);
  if (sounds > 0 && sounds >= Math.min(soundsA, soundsB)) return 'subset';
  const similarity = indelBound(sketches[a + LENGTH]!, sketches[b + LENGTH]!, common);
  if (similarity >= SIMILAR || sounds >= soundsToShare(Math.max(soundsA, soundsB))) return 'similar';
  return similarity >= SLIGHTLY_SIMILAR ? 'slightly_similar' : 'else';
}
