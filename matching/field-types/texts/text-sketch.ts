import {
  indelBound,
  mostCommonLetters,
  mostCommonWords,
  WORD_BAG_WIDTH,
  writeLetterBag,
  writeWordBag,
} from '../../text/letter-bag.ts';
import { textHash } from '../../text/text-hash.ts';
import type { Sketch } from '../field-type.ts';
import { levelOfSimilarity, SHORTEST_PART, textPartsOf } from './compare-texts.ts';

/** Bounds the level of two texts by the words and letters that they can have in common. */
export const textSketch: Sketch = {
  width: 11,
  write(key, into, at) {
    const { words, sorted } = textPartsOf(key);
    into[at + LENGTH] = key.length;
    into[at + SORTED] = textHash(sorted);
    into[at + WORD_COUNT] = words.length;
    writeWordBag(words, into, at + WORDS);
    writeLetterBag(key, PLANES, into, at + LETTERS);
  },
  bestLevel,
  bestLevels,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  if (sketches[a + SORTED] === sketches[b + SORTED]) return 1;
  const [lengthA, lengthB] = [sketches[a + LENGTH]!, sketches[b + LENGTH]!];
  const common = mostCommonLetters(sketches, a + LETTERS, b + LETTERS, PLANES);
  const level = levelOfSimilarity(indelBound(lengthA, lengthB, common));
  const shorter = Math.min(lengthA, lengthB);
  return level > 3 && shorter >= SHORTEST_PART && common >= shorter && mayBePart(sketches, a, b) ? 3 : level;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/** Places in the sketch. */
const LENGTH = 0;
const SORTED = 1;
const WORD_COUNT = 2;
const WORDS = 3;
const LETTERS = WORDS + WORD_BAG_WIDTH;
const PLANES = 3;

/** True when the words of one text can all be among those of the other. */
function mayBePart(sketches: Int32Array, a: number, b: number): boolean {
  const [wordsA, wordsB] = [sketches[a + WORD_COUNT]!, sketches[b + WORD_COUNT]!];
  return mostCommonWords(sketches, a + WORDS, b + WORDS) >= Math.min(wordsA, wordsB);
}
