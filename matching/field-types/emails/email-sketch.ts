import {
  commonStart,
  jaroWinklerBound,
  mostCommonLetters,
  osaBound,
  packStart,
  writeLetterBag,
} from '../../text/letter-bag.ts';
import { textHash } from '../../text/text-hash.ts';
import type { Sketch } from '../field-type.ts';
import { MOST_EDITS, SIMILAR, SLIGHTLY_SIMILAR } from './compare-emails.ts';
import { emailPartsOf } from './email-parts.ts';

/** Bounds the level of two addresses by the letters that they, and their mailboxes, can have in common. */
export const emailSketch: Sketch = {
  width: 14,
  write(key, into, at) {
    const parts = emailPartsOf(key);
    into[at + FLAGS] = (parts.role ? ROLE : 0) | (parts.personal ? PERSONAL : 0) | (parts.private ? PRIVATE : 0);
    into[at + LENGTH] = key.length;
    into[at + MAILBOX_LENGTH] = parts.mailbox.length;
    into[at + MAILBOX] = textHash(parts.mailbox);
    into[at + DOMAIN] = textHash(parts.domain);
    into[at + START] = packStart(parts.mailbox);
    writeLetterBag(key, PLANES, into, at + BAG);
    writeLetterBag(parts.mailbox, PLANES, into, at + MAILBOX_BAG);
  },
  bestLevel,
  bestLevels,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  const edits = leastEdits(sketches, a, b);
  if (edits <= 1) return 1;
  const flagsA = sketches[a + FLAGS]!;
  const flagsB = sketches[b + FLAGS]!;
  // Of two addresses with one mailbox, all edits are in the domain.
  if (sketches[a + MAILBOX] === sketches[b + MAILBOX] && (flagsA & flagsB & PERSONAL) !== 0) return edits <= 2 ? 1 : 2;
  if (edits <= MOST_EDITS) return 3;
  const similarity = ((flagsA | flagsB) & ROLE) !== 0 ? 0 : mostSimilar(sketches, a, b);
  if (similarity >= SIMILAR) return 3;
  if (similarity >= SLIGHTLY_SIMILAR) return 4;
  return sketches[a + DOMAIN] === sketches[b + DOMAIN] && (flagsA & PRIVATE) !== 0 ? 5 : 6;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/** Places in the sketch. */
const FLAGS = 0;
const LENGTH = 1;
const MAILBOX_LENGTH = 2;
const MAILBOX = 3;
const DOMAIN = 4;
const START = 5;
const PLANES = 3;
const BAG = 6;
const MAILBOX_BAG = BAG + PLANES + 1;

const ROLE = 1;
const PERSONAL = 2;
const PRIVATE = 4;

/** The least distance of the two addresses; MOST_EDITS + 1 stands for all above MOST_EDITS. */
function leastEdits(sketches: Int32Array, a: number, b: number): number {
  const lengthA = sketches[a + LENGTH]!;
  const lengthB = sketches[b + LENGTH]!;
  if (Math.abs(lengthA - lengthB) > MOST_EDITS) return MOST_EDITS + 1;
  return osaBound(lengthA, lengthB, mostCommonLetters(sketches, a + BAG, b + BAG, PLANES));
}

/** The highest similarity of the two mailboxes. */
function mostSimilar(sketches: Int32Array, a: number, b: number): number {
  const lengthA = sketches[a + MAILBOX_LENGTH]!;
  const lengthB = sketches[b + MAILBOX_LENGTH]!;
  const common = mostCommonLetters(sketches, a + MAILBOX_BAG, b + MAILBOX_BAG, PLANES);
  return jaroWinklerBound(lengthA, lengthB, common, commonStart(sketches[a + START]!, sketches[b + START]!));
}
