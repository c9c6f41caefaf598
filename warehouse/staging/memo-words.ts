import { hash } from 'node:crypto';
import { type GrowableInts, growableInts } from '../../matching/table/growable.ts';

/** Memos are kept as integers of 32 bits: parts of them are as many bytes as are sent at once. */
const PART_WORDS = 32_000;

/** The first 16 bytes of the SHA-256, as four words. */
export function readDigest(of: Uint8Array | string, into: Int32Array): void {
  const digest = hash('sha256', of, 'binary');
  for (let word = 0; word < 4; word += 1)
    into[word] =
      (digest.charCodeAt(word * 4) << 24) |
      (digest.charCodeAt(word * 4 + 1) << 16) |
      (digest.charCodeAt(word * 4 + 2) << 8) |
      digest.charCodeAt(word * 4 + 3);
}

/** Puts stored parts one behind the other, of which it is known how many bytes they are in all. */
export interface PartReader {
  readonly add: (part: Uint8Array, bytesInAll: number) => void;
  readonly words: () => Int32Array;
}

export function partReader(): PartReader {
  let bytes = new Uint8Array(0);
  let length = 0;
  return {
    add: (part, bytesInAll) => {
      if (length === 0) bytes = new Uint8Array(bytesInAll);
      bytes.set(part, length);
      length += part.length;
    },
    words: () => new Int32Array(bytes.buffer, 0, length / 4),
  };
}

/** Parts of a memo, to be added to the stored ones. */
export interface PartChanges {
  /** Not null: these take the place of all that was stored, most of which no row has any more. */
  readonly kept: readonly Uint8Array[] | null;
  /** Of rows that say nothing new. */
  readonly passed: readonly Uint8Array[];
  /** Of rows that are staged. */
  readonly staged: readonly Uint8Array[];
}

/** Gathers entries as parts to be stored. An entry is never cut in two. */
export interface PartWriter {
  readonly word: (word: number) => void;
  readonly endEntry: () => void;
  readonly parts: () => readonly Uint8Array[];
}

export function partWriter(): PartWriter {
  const parts: Uint8Array[] = [];
  const words: GrowableInts = growableInts();
  const endPart = (): void => {
    if (words.length() === 0) return;
    parts.push(new Uint8Array(words.view().slice().buffer));
    words.clear();
  };
  return {
    word: (word) => words.push(word),
    endEntry: () => {
      if (words.length() >= PART_WORDS) endPart();
    },
    parts: () => {
      endPart();
      return parts;
    },
  };
}
