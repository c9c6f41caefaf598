import {
  indelBound,
  mostCommonLetters,
  mostCommonWords,
  osaBound,
  WORD_BAG_WIDTH,
  writeLetterBag,
  writeWordBag,
} from '../../text/letter-bag.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { textHash, wordsHash } from '../../text/text-hash.ts';
import type { Sketch } from '../field-type.ts';
import { addressNamesOf } from './address-names.ts';
import { scriptsIn } from './address-parts.ts';
import { isAddressFrame } from './address-words.ts';
import { MOST_EDITS, namesToShare, SAME_HOUSE, SAME_STREET, SIMILAR, scriptsOf } from './compare-addresses.ts';
import type { PlaceName } from './place-name.ts';
import { joinedWord } from './shared-places.ts';

/** Bounds the level of two addresses by their house and flat, and by the words, sounds and letters that they can have in common. */
export const addressSketch: Sketch = {
  width: 25,
  write(key, into, at) {
    // What AddressParts tells, without sorting the words of each part.
    const { tokens, names, places, houseAt, unitAt } = addressNamesOf(key);
    const core = tokens.filter((token) => !isAddressFrame(token)).join(' ') || key;
    into[at + LENGTH] = key.length;
    into[at + CORE_LENGTH] = core.length;
    into[at + HOUSE] = houseAt < 0 ? 0 : textHash(tokens[houseAt]!) || 1;
    into[at + UNIT] = unitAt < 0 ? 0 : textHash(tokens[unitAt]!) || 1;
    into[at + WORDS] = wordsHash(tokens);
    into[at + WITHOUT_HOUSE] = wordsHash(tokens, houseAt);
    into[at + NAMES] = names.length;
    into[at + PLACES] = places.length;
    into[at + SCRIPT] = scriptsIn(names);
    writeWordBag(
      names.map((name) => name.skeleton),
      into,
      at + SOUNDS,
    );
    writeWordBag(joinedSounds(places), into, at + JOINED);
    writeLetterBag(key, PLANES, into, at + LETTERS);
    writeLetterBag(core, PLANES, into, at + CORE);
  },
  bestLevel,
  bestLevels,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  if (sketches[a + WORDS] === sketches[b + WORDS]) return 1;
  switch (scriptsOf(sketches[a + SCRIPT]!, sketches[b + SCRIPT]!)) {
    case 'same':
      return bestByLetters(sketches, a, b);
    case 'other':
      return bestBySound(sketches, a, b);
    case 'mixed':
      return Math.min(bestByLetters(sketches, a, b), bestBySound(sketches, a, b));
  }
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

function bestByLetters(sketches: Int32Array, a: number, b: number): number {
  const lengthA = sketches[a + CORE_LENGTH]!;
  const lengthB = sketches[b + CORE_LENGTH]!;
  const common = mostCommonLetters(sketches, a + CORE, b + CORE, PLANES);
  const similarity = indelBound(lengthA, lengthB, common);
  const houseA = sketches[a + HOUSE]!;
  const houseB = sketches[b + HOUSE]!;
  const unitA = sketches[a + UNIT]!;
  const unitB = sketches[b + UNIT]!;
  const otherUnit = differ(unitA, unitB);
  const shared = mostCommonWords(sketches, a + SOUNDS, b + SOUNDS);
  const shorter = Math.min(sketches[a + NAMES]!, sketches[b + NAMES]!);
  const mayShare = shared >= namesToShare(shorter);
  if (otherUnit || differ(houseA, houseB)) {
    if (!otherUnit && sketches[a + WITHOUT_HOUSE] === sketches[b + WITHOUT_HOUSE]) return 3;
    return similarity >= SAME_STREET || mayShare ? 6 : 7;
  }
  if (houseA === houseB) {
    if (unitA === unitB && shared >= Math.max(sketches[a + NAMES]!, sketches[b + NAMES]!)) return 2;
    if (similarity >= SIMILAR || mayBeTypos(sketches, a, b)) return 3;
  }
  const bothHouses = houseA !== 0 && houseB !== 0;
  if (similarity < (bothHouses ? SAME_HOUSE : SAME_STREET) && !mayShare) return 7;
  return bothHouses ? 4 : 5;
}

function bestBySound(sketches: Int32Array, a: number, b: number): number {
  const placesA = sketches[a + PLACES]!;
  const placesB = sketches[b + PLACES]!;
  const single = mostCommonWords(sketches, a + SOUNDS, b + SOUNDS);
  const joined = mostCommonWords(sketches, a + JOINED, b + SOUNDS) + mostCommonWords(sketches, a + SOUNDS, b + JOINED);
  const shared = single + 2 * joined;
  const [houseA, houseB] = [sketches[a + HOUSE]!, sketches[b + HOUSE]!];
  const sameHouse = houseA !== 0 && houseA === houseB;
  if (shared + (sameHouse ? 1 : 0) < namesToShare(Math.min(placesA, placesB))) return 7;
  const [unitA, unitB] = [sketches[a + UNIT]!, sketches[b + UNIT]!];
  const mayShareAll = unitA === unitB && shared >= Math.max(placesA, placesB);
  if (differ(houseA, houseB)) return mayShareAll ? 3 : 6;
  if (differ(unitA, unitB)) return 6;
  if (mayShareAll && houseA === houseB) return 2;
  return sameHouse ? 4 : 5;
}

/** Skeletons of neighbouring words that the other script may write as one. */
function joinedSounds(places: readonly PlaceName[]): readonly string[] {
  return places.flatMap((_, i) => {
    const word = joinedWord(places, i);
    return word === undefined ? [] : wordSound(word).consonants;
  });
}

/** Places in the sketch. */
const LENGTH = 0;
const HOUSE = 1;
const UNIT = 2;
const WORDS = 3;
const WITHOUT_HOUSE = 4;
const NAMES = 5;
const CORE_LENGTH = 6;
const PLACES = 7;
const SCRIPT = 8;
const SOUNDS = 9;
const JOINED = SOUNDS + WORD_BAG_WIDTH;
const LETTERS = JOINED + WORD_BAG_WIDTH;
const PLANES = 3;
const CORE = LETTERS + PLANES + 1;

function differ(x: number, y: number): boolean {
  return x !== 0 && y !== 0 && x !== y;
}

function mayBeTypos(sketches: Int32Array, a: number, b: number): boolean {
  const [lengthA, lengthB] = [sketches[a + LENGTH]!, sketches[b + LENGTH]!];
  if (Math.abs(lengthA - lengthB) > MOST_EDITS) return false;
  const common = mostCommonLetters(sketches, a + LETTERS, b + LETTERS, PLANES);
  return osaBound(lengthA, lengthB, common) <= MOST_EDITS;
}
