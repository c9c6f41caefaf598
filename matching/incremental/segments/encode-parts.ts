import { partOf, recordOf, type Segment, WIDTH } from './segment.ts';

/** A segment as it is stored. */
export interface EncodedSegment {
  readonly bits: number;
  /** Number of entries. */
  readonly entries: number;
  /** All parts in their order. */
  readonly ranges: readonly EncodedParts[];
}

/** Some parts in a row. */
export interface EncodedParts {
  readonly first: number;
  /** Bytes of part `first + i` are those up to, not including, `ends[i]`. */
  readonly ends: Int32Array;
  readonly bytes: Uint8Array;
}

/** @param segment its entries are sorted */
export function encodeSegment({ bits, entries }: Segment): EncodedSegment {
  return { bits, entries: entries.length / WIDTH, ranges: [encodeParts(entries, bits, 0, 2 ** bits)] };
}

/**
 * Parts as bytes: the number of entries, and key after key the step from the high half of the last key (from 0 at first), doubled, plus 1
 * where several records have it; the low half, little-endian; how many records, if several; and for each record the step from the last one, doubled,
 * plus 1 where the record has the key no longer. All but the low halves are varints. So an entry takes half of its twelve bytes.
 *
 * @param entries of the parts `first` up to, not including, `end`, sorted
 */
export function encodeParts(entries: Int32Array, bits: number, first: number, end: number): EncodedParts {
  const ends = new Int32Array(end - first);
  let bytes = new Uint8Array(entries.length * 2 + ends.length * VARINT);
  let at = 0;
  const number = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  };
  const makeRoom = (length: number): void => {
    if (at + length <= bytes.length) return;
    const smaller = bytes;
    bytes = new Uint8Array(bytes.length * 2 + length);
    bytes.set(smaller);
  };
  for (let part = first, from = 0, to = 0; part < end; part++, from = to) {
    while (to < entries.length && partOf(entries[to]!, bits) === part) to += WIDTH;
    makeRoom(VARINT);
    number((to - from) / WIDTH);
    let lastHigh = 0;
    for (let key = from, next = from; key < to; key = next) {
      const high = entries[key]!;
      const low = entries[key + 1]!;
      while (next < to && entries[next] === high && entries[next + 1] === low) next += WIDTH;
      const records = (next - key) / WIDTH;
      makeRoom((3 + records) * VARINT);
      number(((high >>> 0) - lastHigh) * 2 + (records > 1 ? 1 : 0));
      lastHigh = high >>> 0;
      for (let shift = 0; shift < 32; shift += 8) bytes[at++] = low >>> shift;
      if (records > 1) number(records);
      for (let i = key, last = 0; i < next; i += WIDTH) {
        const entry = entries[i + 2]!;
        const record = recordOf(entry);
        number((record - last) * 2 + (entry < 0 ? 1 : 0));
        last = record;
      }
    }
    ends[part - first] = at;
  }
  return { first, ends, bytes: bytes.subarray(0, at) };
}

/** Most bytes of a varint of 34 bits. */
const VARINT = 5;

/** The parts of a segment and their bytes. */
export function* partsOf({
  ranges,
}: Pick<EncodedSegment, 'ranges'>): Generator<readonly [part: number, bytes: Uint8Array]> {
  for (const { first, ends, bytes } of ranges)
    for (let i = 0; i < ends.length; i++) yield [first + i, bytes.subarray(ends[i - 1] ?? 0, ends[i])];
}
