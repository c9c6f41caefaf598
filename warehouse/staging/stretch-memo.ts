import { growableInts } from '../../matching/table/growable.ts';
import type { RowsAhead } from '../../pipeline/ports/source-reader.ts';
import { type PartChanges, partWriter, readDigest } from './memo-words.ts';
import type { KnownRows } from './record-slots.ts';

/**
 * Words of a stretch: a print of its beginning, four of the digest of its text, its bytes, its rows; then, of each row, four that stand for
 * what it said.
 */
const PRINT = 0;
const DIGEST = 1;
const LENGTH = 5;
const ROWS = 6;
const HEAD = 7;

/** Stretches are looked for by so many bytes at their beginning; shorter ones are not kept. */
const PRINT_BYTES = 64;
/** Longer ones are not kept: their text has to be together in memory. */
const MOST_BYTES = 64 * 1024;
/** Numbers of rows in stretches begin here, above those of all other rows. */
const FIRST_NUMBER = 2 ** 30;

/** What rows that stand together said, told from their text as a whole. The salt is of how they are read. */
export interface StretchMemo {
  readonly lookAhead: (text: Uint8Array, at: number, salt: Int32Array) => RowsAhead | null;
  readonly has: (number: number) => boolean;
  /** Slot of the record that the row with this number is about. */
  readonly slotOf: (number: number) => number;
  readonly note: (text: Uint8Array, numbers: readonly number[], salt: Int32Array) => void;
  /** @param saidBy gives the four words of what a row said, and whether it is staged; false: it said nothing that may be kept */
  readonly changes: (saidBy: (number: number, said: Int32Array) => 'passed' | 'staged' | false) => PartChanges;
}

/**
 * @param stored stretches, one behind the other
 * @param pass is told the slot of every row that is passed over
 */
export function stretchMemo(stored: Int32Array, known: KnownRows, pass: (slot: number) => void): StretchMemo {
  const { starts, rowsBefore } = placesOf(stored);
  const slots = new Int32Array(rowsBefore.at(-1)!);
  const isUsed = new Uint8Array(starts.length);
  const find = printTable(stored, starts);
  /** The one that is expected next. */
  let next = 0;
  const noted = growableInts();
  const digest = new Int32Array(4);

  const digestOf = (text: Uint8Array, salt: Int32Array): void => {
    readDigest(text, digest);
    for (let word = 0; word < 4; word += 1) digest[word]! ^= salt[word]!;
  };
  const hasDigest = (stretch: number): boolean => {
    const at = starts[stretch]! + DIGEST;
    return digest.every((word, index) => stored[at + index] === word);
  };
  /** Whether the records of all its rows are what the rows say. */
  const isCurrent = (stretch: number): boolean => {
    const said = starts[stretch]! + HEAD;
    const from = rowsBefore[stretch]!;
    const count = rowsBefore[stretch + 1]! - from;
    for (let row = 0; row < count; row += 1) {
      const slot = known.slotSaying(stored, said + row * 4);
      if (slot === -1) return false;
      slots[from + row] = slot;
    }
    return true;
  };
  const passed = (stretch: number, text: Uint8Array, at: number, salt: Int32Array): RowsAhead | null => {
    const length = stored[starts[stretch]! + LENGTH]!;
    const rows = stored[starts[stretch]! + ROWS]!;
    const ahead = { length, rows, memo: FIRST_NUMBER + rowsBefore[stretch]! };
    if (at + length > text.length) return ahead;
    digestOf(text.subarray(at, at + length), salt);
    if (!hasDigest(stretch) || !isCurrent(stretch)) return null;
    isUsed[stretch] = 1;
    next = stretch + 1;
    for (let row = 0; row < rows; row += 1) pass(slots[rowsBefore[stretch]! + row]!);
    return ahead;
  };

  return {
    lookAhead: (text, at, salt) => {
      if (starts.length === 0 || at + PRINT_BYTES > text.length) return null;
      const print = printOf(text, at) ^ salt[0]!;
      const expected = next < starts.length && stored[starts[next]! + PRINT] === print ? next : -1;
      const ahead = expected === -1 ? null : passed(expected, text, at, salt);
      if (ahead !== null) return ahead;
      const found = find(print);
      return found === -1 || found === expected ? null : passed(found, text, at, salt);
    },
    has: (number) => number >= FIRST_NUMBER,
    slotOf: (number) => slots[number - FIRST_NUMBER]!,
    note: (text, numbers, salt) => {
      if (text.length < PRINT_BYTES || text.length > MOST_BYTES) return;
      const print = printOf(text, 0) ^ salt[0]!;
      digestOf(text, salt);
      const found = find(print);
      if (found !== -1 && hasDigest(found)) return;
      noted.push(print);
      for (const word of digest) noted.push(word);
      noted.push(text.length);
      noted.push(numbers.length);
      for (const number of numbers) noted.push(number);
    },
    changes: (saidBy) => {
      const used = isUsed.reduce((count, each) => count + each, 0);
      const kept = partWriter();
      if (used * 2 < starts.length)
        for (const [stretch, start] of starts.entries()) {
          if (isUsed[stretch] === 0) continue;
          const end = start + HEAD + stored[start + ROWS]! * 4;
          for (let at = start; at < end; at += 1) kept.word(stored[at]!);
          kept.endEntry();
        }
      return { kept: used * 2 < starts.length ? kept.parts() : null, ...partsOf(noted.view(), saidBy) };
    },
  };
}

/** Noted stretches, whose rows stand there by number, as they are stored. */
function partsOf(noted: Int32Array, saidBy: Parameters<StretchMemo['changes']>[0]): Omit<PartChanges, 'kept'> {
  const [passed, staged] = [partWriter(), partWriter()];
  const said = new Int32Array(4);
  for (let start = 0; start < noted.length; start += HEAD + noted[start + ROWS]!) {
    const rows = noted.subarray(start + HEAD, start + HEAD + noted[start + ROWS]!);
    const kinds = Array.from(rows, (number) => saidBy(number, said));
    if (kinds.includes(false)) continue;
    const parts = kinds.includes('staged') ? staged : passed;
    for (let at = 0; at < HEAD; at += 1) parts.word(noted[start + at]!);
    for (const number of rows) {
      saidBy(number, said);
      for (const word of said) parts.word(word);
    }
    parts.endEntry();
  }
  return { passed: passed.parts(), staged: staged.parts() };
}

/** Where each stretch begins, and how many rows are in those before it; of the latter one more. */
function placesOf(stored: Int32Array): { readonly starts: Int32Array; readonly rowsBefore: Int32Array } {
  const [starts, rowsBefore] = [growableInts(), growableInts()];
  let rows = 0;
  for (let at = 0; at < stored.length; at += HEAD + stored[at + ROWS]! * 4) {
    starts.push(at);
    rowsBefore.push(rows);
    rows += stored[at + ROWS]!;
  }
  rowsBefore.push(rows);
  return { starts: starts.view(), rowsBefore: rowsBefore.view() };
}

/** Finds stretches by their print; of several, the one that was stored last. -1: there is none. */
function printTable(stored: Int32Array, starts: Int32Array): (print: number) => number {
  const table = new Int32Array(2 ** Math.ceil(Math.log2(starts.length * 2 + 2))).fill(-1);
  const mask = table.length - 1;
  const placeOf = (print: number): number => {
    let place = print & mask;
    while (table[place] !== -1 && stored[starts[table[place]!]! + PRINT] !== print) place = (place + 1) & mask;
    return place;
  };
  for (const [stretch, start] of starts.entries()) table[placeOf(stored[start + PRINT]!)] = stretch;
  return (print) => table[placeOf(print)]!;
}

/** FNV-1a, of which the lower bits are mixed well enough. */
function printOf(text: Uint8Array, at: number): number {
  let print = 0x811c9dc5;
  for (let index = at; index < at + PRINT_BYTES; index += 1) print = Math.imul(print ^ text[index]!, 0x01000193);
  return print ^ (print >>> 15);
}
