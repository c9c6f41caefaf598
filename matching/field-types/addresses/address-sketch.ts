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
import type { Sketch } from '../field-type.ts';
import { addressPartsOf } from './address-parts.ts';
import { MOST_EDITS, namesToShare, SAME_HOUSE, SAME_STREET, SIMILAR } from './compare-addresses.ts';

/** Bounds the level of two addresses by their house and flat, and by the words and letters that they can have in common. */
export const addressSketch: Sketch = {
  width: 19,
  write(key, into, at) {
    const { sorted, core, withoutHouse, names, house, unit } = addressPartsOf(key);
    into[at + LENGTH] = key.length;
    into[at + CORE_LENGTH] = core.length;
    into[at + HOUSE] = house === '' ? 0 : textHash(house) || 1;
    into[at + UNIT] = unit === '' ? 0 : textHash(unit) || 1;
    into[at + SORTED] = textHash(sorted);
    into[at + WITHOUT_HOUSE] = textHash(withoutHouse);
    into[at + NAMES] = names.length;
    writeWordBag(names, into, at + WORDS);
    writeLetterBag(key, PLANES, into, at + LETTERS);
    writeLetterBag(core, PLANES, into, at + CORE);
  },
  bestLevel(sketches, a, b) {
    if (sketches[a + SORTED] === sketches[b + SORTED]) return 1;
    const lengthA = sketches[a + CORE_LENGTH]!;
    const lengthB = sketches[b + CORE_LENGTH]!;
    const common = mostCommonLetters(sketches, a + CORE, b + CORE, PLANES);
    const similarity = indelBound(lengthA, lengthB, common);
    const houseA = sketches[a + HOUSE]!;
    const houseB = sketches[b + HOUSE]!;
    const otherUnit = differ(sketches[a + UNIT]!, sketches[b + UNIT]!);
    if (otherUnit || differ(houseA, houseB)) {
      if (!otherUnit && sketches[a + WITHOUT_HOUSE] === sketches[b + WITHOUT_HOUSE]) return 2;
      return similarity >= SAME_STREET || mayShareNames(sketches, a, b) ? 5 : 6;
    }
    if (houseA === houseB && (similarity >= SIMILAR || mayBeTypos(sketches, a, b))) return 2;
    const bothHouses = houseA !== 0 && houseB !== 0;
    if (similarity < (bothHouses ? SAME_HOUSE : SAME_STREET) && !mayShareNames(sketches, a, b)) return 6;
    return bothHouses ? 3 : 4;
  },
};

/** Places in the sketch. */
const LENGTH = 0;
const HOUSE = 1;
const UNIT = 2;
const SORTED = 3;
const WITHOUT_HOUSE = 4;
const NAMES = 5;
const CORE_LENGTH = 6;
const WORDS = 7;
const LETTERS = WORDS + WORD_BAG_WIDTH;
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

function mayShareNames(sketches: Int32Array, a: number, b: number): boolean {
  const [namesA, namesB] = [sketches[a + NAMES]!, sketches[b + NAMES]!];
  const common = mostCommonWords(sketches, a + WORDS, b + WORDS);
  return common >= namesToShare(Math.min(namesA, namesB));
}
