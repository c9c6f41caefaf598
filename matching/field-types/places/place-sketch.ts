import {
  commonStart,
  jaroWinklerBound,
  mostCommonLetters,
  osaBound,
  packStart,
  writeLetterBag,
} from '../../text/letter-bag.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { textHash } from '../../text/text-hash.ts';
import type { Sketch } from '../field-type.ts';
import { MOST_EDITS, SHORTEST, SHORTEST_PART, SIMILAR, TYPO } from './compare-places.ts';

/** Bounds the level of two places by their consonants, the same in both scripts, and the letters that they can have in common. */
export const placeSketch: Sketch = {
  width: 7,
  write(key, into, at) {
    into[at + LENGTH] = key.length;
    into[at + CONSONANTS] = textHash(wordSound(key).consonants);
    into[at + START] = packStart(key);
    into[at + END] = packStart(key.slice(-SHORTEST_PART));
    writeLetterBag(key, PLANES, into, at + BAG);
  },
  bestLevel,
  bestLevels,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  if (sketches[a + CONSONANTS] === sketches[b + CONSONANTS]) return 1;
  const [lengthA, lengthB] = [sketches[a + LENGTH]!, sketches[b + LENGTH]!];
  const shorter = Math.min(lengthA, lengthB);
  const common = mostCommonLetters(sketches, a + BAG, b + BAG, PLANES);
  if (shorter >= SHORTEST && osaBound(lengthA, lengthB, common) <= MOST_EDITS) return 2;
  const start = commonStart(sketches[a + START]!, sketches[b + START]!);
  const similarity = jaroWinklerBound(lengthA, lengthB, common, start);
  if (similarity >= TYPO) return 2;
  const part =
    common >= shorter &&
    shorter >= SHORTEST_PART &&
    (start >= SHORTEST_PART || sketches[a + END] === sketches[b + END]);
  return similarity >= SIMILAR || part ? 3 : 4;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/** Places in the sketch. */
const LENGTH = 0;
const CONSONANTS = 1;
const START = 2;
const END = 3;
const BAG = 4;
const PLANES = 2;
