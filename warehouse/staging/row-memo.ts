import { hash } from 'node:crypto';
import { growableInts } from '../../matching/table/growable.ts';
import type { LayoutMemo, RowMemo } from '../../pipeline/ports/source-reader.ts';
import type { KnownRows } from './record-slots.ts';

/**
 * An entry is 32 bytes: 16 of the SHA-256 of a row's bytes, mixed with the digest of how they are read, and 16 that stand for what
 * the row said, key and state of a record. Two rows have one entry with a probability of 2^-128. It is a cache of parsing and
 * nothing else: which records there are, and in which state, is asked of the records themselves.
 */
const ENTRY_WORDS = 8;

/** Entries of a part, as they are stored: as many bytes as are sent at once. */
const PART_ENTRIES = 4_000;

/** The memo of a source during an extract. */
export interface SourceMemo extends RowMemo {
  /** Slot of the record that a known row is about. */
  readonly slotOf: (number: number) => number;
  /** Notes what the row with this number said, in four words. `isPassed`: it says nothing new. */
  readonly settle: (number: number, said: Int32Array, isPassed: boolean) => void;
  readonly changes: () => MemoChanges;
}

/** Parts of entries, to be added to the stored ones. */
export interface MemoChanges {
  /** Not null: these take the place of all that was stored, most of which no row has any more. */
  readonly kept: readonly Uint8Array[] | null;
  /** Of rows that say nothing new. */
  readonly passed: readonly Uint8Array[];
  /** Of rows that are staged. */
  readonly staged: readonly Uint8Array[];
}

/** @param parts entries as they were stored */
export function sourceMemo(parts: readonly Uint8Array[], known: KnownRows): SourceMemo {
  const stored = wordsOf(parts);
  const size = stored.length / ENTRY_WORDS;
  const find = entryTable(stored);
  /** Of each entry: 0 as long as no row has it, else a slot and 1, or -1 when it is not what a record is made of now. */
  const slots = new Int32Array(size);
  const noted = growableInts();
  const [passed, staged] = [growableInts(), growableInts()];
  const row = new Int32Array(4);

  const layoutMemo = (salt: Int32Array): LayoutMemo => ({
    look: (bytes) => {
      readDigest(hash('sha256', bytes, 'binary'), row);
      for (let word = 0; word < 4; word += 1) row[word]! ^= salt[word]!;
      const entry = find(row);
      if (entry === -1) {
        for (const word of row) noted.push(word);
        return { isKnown: false, number: size + noted.length() / 4 - 1 };
      }
      if (slots[entry] === 0) {
        const slot = known.slotSaying(stored, entry * ENTRY_WORDS + 4);
        slots[entry] = slot === -1 ? -1 : slot + 1;
      }
      return { isKnown: slots[entry]! > 0, number: entry };
    },
  });
  return {
    of: (layout) => {
      const salt = new Int32Array(4);
      readDigest(hash('sha256', layout, 'binary'), salt);
      return layoutMemo(salt);
    },
    slotOf: (number) => slots[number]! - 1,
    settle: (number, said, isPassed) => {
      if (number < size) return;
      const entries = isPassed ? passed : staged;
      for (let word = 0; word < 4; word += 1) entries.push(noted.at((number - size) * 4 + word));
      for (let word = 0; word < 4; word += 1) entries.push(said[word]!);
    },
    changes: () => {
      const used = slots.reduce((count, slot) => (slot === 0 ? count : count + 1), 0);
      return {
        kept: used * 2 < size ? partsOf(entriesUsed(stored, slots)) : null,
        passed: partsOf(passed.view()),
        staged: partsOf(staged.view()),
      };
    },
  };
}

/** The first 16 bytes of a digest that stands as one character for each byte. */
export function readDigest(digest: string, into: Int32Array): void {
  for (let word = 0; word < 4; word += 1)
    into[word] =
      (digest.charCodeAt(word * 4) << 24) |
      (digest.charCodeAt(word * 4 + 1) << 16) |
      (digest.charCodeAt(word * 4 + 2) << 8) |
      digest.charCodeAt(word * 4 + 3);
}

/** Finds entries by the four words of their rows; -1: there is none. */
function entryTable(entries: Int32Array): (row: Int32Array) => number {
  const size = entries.length / ENTRY_WORDS;
  const places = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 2))).fill(-1);
  const mask = places.length - 1;
  for (let entry = 0; entry < size; entry += 1) {
    let place = entries[entry * ENTRY_WORDS]! & mask;
    while (places[place] !== -1) place = (place + 1) & mask;
    places[place] = entry;
  }
  const isOf = (entry: number, row: Int32Array): boolean => {
    const at = entry * ENTRY_WORDS;
    return (
      entries[at] === row[0] && entries[at + 1] === row[1] && entries[at + 2] === row[2] && entries[at + 3] === row[3]
    );
  };
  let last = -1;
  return (row) => {
    // Most rows of a file stand where they stood: behind the same row as before.
    if (isOf(last + 1, row)) {
      last += 1;
      return last;
    }
    for (let place = row[0]! & mask; ; place = (place + 1) & mask) {
      const entry = places[place]!;
      if (entry === -1) return -1;
      if (isOf(entry, row)) {
        last = entry;
        return entry;
      }
    }
  };
}

function wordsOf(parts: readonly Uint8Array[]): Int32Array {
  const words = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0) / 4);
  const bytes = new Uint8Array(words.buffer);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return words;
}

function partsOf(entries: Int32Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += PART_ENTRIES * ENTRY_WORDS) {
    const part = entries.subarray(at, at + PART_ENTRIES * ENTRY_WORDS);
    parts.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return parts;
}

function entriesUsed(entries: Int32Array, slots: Int32Array): Int32Array {
  const used = growableInts();
  for (const [entry, slot] of slots.entries())
    if (slot !== 0) for (let word = 0; word < ENTRY_WORDS; word += 1) used.push(entries[entry * ENTRY_WORDS + word]!);
  return used.view();
}
