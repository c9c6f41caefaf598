/**
 * A part of the persisted blocking index: which records have which blocking keys. A base segment holds all of them, a delta
 * segment what one sync changed; later segments overrule earlier ones.
 *
 * An entry is three integers: both halves of the key's hash, and the id of a record that has the key, as `~id` when it has
 * the key no longer. Entries are sorted by hash, then record, and a segment holds one entry for a key and a record.
 */
export interface Segment {
  /** Hashes are cut into `2 ** bits` parts by their highest bits. */
  readonly bits: number;
  readonly entries: Int32Array;
}

/** Integers per entry. */
export const WIDTH = 3;

/** Entries per part, about: few enough that a part is read at once for one key. */
const PART = 120;
const MOST_BITS = 24;

/** Bits for a segment of so many entries. */
export function bitsFor(entries: number): number {
  return Math.min(MOST_BITS, Math.max(0, Math.round(Math.log2(entries / PART))));
}

/** The part of a segment that holds the entries of a key, by the high half of its hash. */
export function partOf(high: number, bits: number): number {
  // Shifts go by five bits: a shift by 32 would be none at all.
  return (high >>> 1) >>> (31 - bits);
}

/** Gives entries to `add`, in any order. */
export type VisitEntries = (add: (high: number, low: number, record: number) => void) => void;

/** @param visit called twice, and gives the same both times */
export function createSegment(bits: number, visit: VisitEntries): Segment {
  return { bits, entries: sortIntoParts(bits, 0, 2 ** bits, visit) };
}

/** Parts are cut into `2 **` so many pieces to be sorted: so few entries need next to no comparing. */
const PIECE_BITS = 5;

/**
 * Entries in their order, by way of pieces of their parts.
 *
 * @param visit gives all entries of the parts `first` up to, not including, `end`; called twice, and gives the same both times
 * @param memory gives room for so many integers; absent: new memory
 */
export function sortIntoParts(
  bits: number,
  first: number,
  end: number,
  visit: VisitEntries,
  memory: (length: number) => Int32Array = (length) => new Int32Array(length),
): Int32Array {
  const pieceBits = bits + PIECE_BITS;
  const firstPiece = first << PIECE_BITS;
  const starts = new Int32Array(((end - first) << PIECE_BITS) + 1);
  visit((high) => {
    starts[partOf(high, pieceBits) - firstPiece + 1]!++;
  });
  for (let piece = 1; piece < starts.length; piece++) starts[piece]! += starts[piece - 1]!;
  const next = starts.slice();
  const length = starts[starts.length - 1]! * WIDTH;
  const entries = memory(length).subarray(0, length);
  visit((high, low, record) => {
    const at = next[partOf(high, pieceBits) - firstPiece]!++ * WIDTH;
    entries[at] = high;
    entries[at + 1] = low;
    entries[at + 2] = record;
  });
  for (let piece = 0; piece + 1 < starts.length; piece++) sortEntries(entries, starts[piece]!, starts[piece + 1]!);
  return entries;
}

/** Order of hashes: negative when the first one comes first. */
export function compareHashes(highA: number, lowA: number, highB: number, lowB: number): number {
  return highA === highB ? (lowA >>> 0) - (lowB >>> 0) : (highA >>> 0) - (highB >>> 0);
}

/** The record of an entry, whether it has the key or has it no longer. */
export function recordOf(entry: number): number {
  return entry < 0 ? ~entry : entry;
}

/** Gaps of a shell sort (Ciura 2001, then times 2.25): pieces are short, but the records of a common key may fill a long one. */
const gaps = [1, 4, 10, 23, 57, 132, 301, 701];
while (gaps.at(-1)! < 2 ** 30) gaps.push(Math.floor(gaps.at(-1)! * 2.25));

/** Sorts entries `from` up to, not including, `to`. */
function sortEntries(entries: Int32Array, from: number, to: number): void {
  let largest = 0;
  while (gaps[largest + 1]! < to - from) largest++;
  for (let g = to - from < 2 ? -1 : largest; g >= 0; g--) {
    const step = gaps[g]! * WIDTH;
    const first = from * WIDTH;
    for (let i = first + step; i < to * WIDTH; i += WIDTH) {
      const high = entries[i]!;
      const low = entries[i + 1]!;
      const record = entries[i + 2]!;
      let at = i;
      for (; at - step >= first && comesAfter(entries, at - step, high, low, record); at -= step) {
        entries[at] = entries[at - step]!;
        entries[at + 1] = entries[at - step + 1]!;
        entries[at + 2] = entries[at - step + 2]!;
      }
      entries[at] = high;
      entries[at + 1] = low;
      entries[at + 2] = record;
    }
  }
}

function comesAfter(entries: Int32Array, at: number, high: number, low: number, record: number): boolean {
  const order = compareHashes(entries[at]!, entries[at + 1]!, high, low);
  return order > 0 || (order === 0 && recordOf(entries[at + 2]!) > recordOf(record));
}
