import { growableInts } from '../../matching/table/growable.ts';
import type { LayoutMemo, RowMemo } from '../../pipeline/ports/source-reader.ts';
import { type PartChanges, partWriter, readDigest } from './memo-words.ts';
import type { KnownRows } from './record-slots.ts';
import { stretchMemo } from './stretch-memo.ts';

/**
 * An entry is 32 bytes: 16 of the SHA-256 of a row's bytes, mixed with the digest of how they are read, and 16 that stand for what
 * the row said, key and state of a record. Two rows have one entry with a probability of 2^-128. It is a cache of parsing and
 * nothing else: which records there are, and in which state, is asked of the records themselves.
 */
const ENTRY_WORDS = 8;

/** The memo of a source during an extract. */
export interface SourceMemo extends RowMemo {
  /** Slot of the record that a known row is about. */
  readonly slotOf: (number: number) => number;
  /** Notes what the row with this number said, in four words. `isPassed`: it says nothing new. */
  readonly settle: (number: number, said: Int32Array, isPassed: boolean) => void;
  readonly changes: () => MemoChanges;
}

/** By what they tell of: single rows, and stretches of rows that stand together. */
export interface MemoChanges {
  readonly rows: PartChanges;
  readonly stretches: PartChanges;
}

/** What was stored, one part behind the other. */
export interface StoredMemo {
  readonly rows: Int32Array;
  readonly stretches: Int32Array;
}

/** How many single rows it knows. */
export const entriesOf = ({ rows }: StoredMemo): number => rows.length / ENTRY_WORDS;

export function sourceMemo({ rows: stored, stretches: storedStretches }: StoredMemo, known: KnownRows): SourceMemo {
  const size = stored.length / ENTRY_WORDS;
  const find = entryTable(stored);
  /** Of each entry: 0 as long as no row has it, else a slot and 1, or -1 when it is not what a record is made of now. */
  const slots = new Int32Array(size);
  let passedRows = 0;
  const wasPassed = new Uint8Array(known.size);
  /** Of rows that have no entry: four words of their bytes. */
  const noted = growableInts();
  /** Of those of them that were settled: number, 1 where it is staged, four words of what it said. */
  const settled = growableInts();
  const row = new Int32Array(4);

  const pass = (slot: number): void => {
    wasPassed[slot] = 1;
    passedRows += 1;
  };
  const stretches = stretchMemo(storedStretches, known, pass);
  const layoutMemo = (salt: Int32Array): LayoutMemo => ({
    look: (bytes) => {
      readDigest(bytes, row);
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
      const isKnown = slots[entry]! > 0;
      if (isKnown) pass(slots[entry]! - 1);
      return { isKnown, number: entry };
    },
    lookAhead: (text, at) => stretches.lookAhead(text, at, salt),
    stoodTogether: (text, numbers) => stretches.note(text, numbers, salt),
  });

  /** The entries that are left where most of them are of no use: those of which a row was passed, or parsed in vain. */
  const keptEntries = (): readonly Uint8Array[] | null => {
    if (passedRows * 2 >= size) return null;
    const kept = partWriter();
    for (let entry = 0; entry < size; entry += 1) {
      const slot = known.slotSaying(stored, entry * ENTRY_WORDS + 4);
      if (slots[entry] === 0 && (slot === -1 || wasPassed[slot] === 0)) continue;
      for (let word = 0; word < ENTRY_WORDS; word += 1) kept.word(stored[entry * ENTRY_WORDS + word]!);
      kept.endEntry();
    }
    return kept.parts();
  };

  return {
    of: (layout) => {
      const salt = new Int32Array(4);
      readDigest(layout, salt);
      return layoutMemo(salt);
    },
    slotOf: (number) => (stretches.has(number) ? stretches.slotOf(number) : slots[number]! - 1),
    settle: (number, said, isPassed) => {
      if (number < size) return;
      settled.push(number);
      settled.push(isPassed ? 0 : 1);
      for (let word = 0; word < 4; word += 1) settled.push(said[word]!);
    },
    changes: () => {
      const outcomes = settled.view();
      const [passed, staged] = [partWriter(), partWriter()];
      /** By number above those of entries: where what it said begins in `outcomes`, 0 when nothing is known of it. */
      const places = new Int32Array(noted.length() / 4);
      for (let at = 0; at < outcomes.length; at += 6) {
        const index = outcomes[at]! - size;
        places[index] = at + 2;
        const entries = outcomes[at + 1] === 0 ? passed : staged;
        for (let word = 0; word < 4; word += 1) entries.word(noted.at(index * 4 + word));
        for (let word = 0; word < 4; word += 1) entries.word(outcomes[at + 2 + word]!);
        entries.endEntry();
      }
      return {
        rows: { kept: keptEntries(), passed: passed.parts(), staged: staged.parts() },
        stretches: stretches.changes((number, said) => {
          const isEntry = number < size;
          const from = isEntry ? number * ENTRY_WORDS + 4 : places[number - size]!;
          if (from === 0) return false;
          const words = isEntry ? stored : outcomes;
          for (let word = 0; word < 4; word += 1) said[word] = words[from + word]!;
          const isPassed = isEntry ? slots[number]! > 0 : outcomes[from - 1] === 0;
          return isPassed ? 'passed' : 'staged';
        }),
      };
    },
  };
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
