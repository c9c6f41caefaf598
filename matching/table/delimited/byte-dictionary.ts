import { NO_VALUE } from '../record-table.ts';
import { append, type ByteStrings, createByteStrings, reserve } from './byte-strings.ts';

/** Numbers distinct byte strings by first appearance, without making texts of them. */
export interface ByteDictionary {
  /**
   * Codes of cells, `source[starts[i]]` up to, not including, `source[ends[i]]`; `NO_VALUE` for empty ones.
   *
   * @param into receives them; as long as `starts`
   */
  readonly encode: (source: Uint8Array, starts: Int32Array, ends: Int32Array, into: Int32Array) => void;
  /** The distinct byte strings by code. */
  readonly entries: ByteStrings;
}

/** Open addressing with linear probing. A slot is a hash and a code + 1; the hash spares most comparisons, the bytes decide. */
export function createByteDictionary(): ByteDictionary {
  const entries = createByteStrings();
  let slots: Int32Array = new Int32Array(16);
  let ahead = new Int32Array(0);

  return {
    encode(source, starts, ends, into) {
      while (slots.length < 4 * (entries.length + starts.length)) slots = rehashed(slots);
      reserve(entries, starts, ends);
      if (ahead.length < starts.length) ahead = new Int32Array(starts.length);
      hashCells(source, starts, ends, into);
      readAhead(slots, entries, into, ahead);
      encodeHashed(slots, entries, source, starts, ends, into);
    },
    entries,
  };
}

/**
 * Reads what `encodeHashed` is going to read. No cell waits for another one here, so that many of them come from memory at the
 * same time; there, each would be waited for.
 */
function readAhead(slots: Int32Array, { bytes, starts }: ByteStrings, hashes: Int32Array, into: Int32Array): void {
  const mask = (slots.length >> 1) - 1;
  for (let i = 0; i < hashes.length; i++) {
    const code = slots[2 * (hashes[i]! & mask) + 1]!;
    into[i] = code === 0 ? 0 : bytes[starts[code - 1]!]!;
  }
}

/** Replaces the hashes of cells by their codes; new cells get the next code. */
function encodeHashed(
  slots: Int32Array,
  entries: ByteStrings,
  source: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  hashes: Int32Array,
): void {
  const mask = (slots.length >> 1) - 1;
  const { bytes, starts: begins } = entries;
  const sourceView = viewOf(source);
  const view = viewOf(bytes);
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const length = ends[i]! - start;
    if (length === 0) {
      hashes[i] = NO_VALUE;
      continue;
    }
    const hash = hashes[i]!;
    let slot = hash & mask;
    let code = slots[2 * slot + 1]! - 1;
    while (
      code >= 0 &&
      (slots[2 * slot] !== hash ||
        begins[code + 1]! - begins[code]! !== length ||
        !areEqual(sourceView, start, view, begins[code]!, length))
    ) {
      slot = (slot + 1) & mask;
      code = slots[2 * slot + 1]! - 1;
    }
    if (code < 0) {
      code = entries.length;
      append(entries, source, start, start + length);
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = code + 1;
    }
    hashes[i] = code;
  }
}

/** Whether so many bytes are the same, four at a time. */
function areEqual(a: DataView, startA: number, b: DataView, startB: number, length: number): boolean {
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    if (a.getInt32(startA + i, true) !== b.getInt32(startB + i, true)) return false;
  }
  for (; i < length; i++) if (a.getUint8(startA + i) !== b.getUint8(startB + i)) return false;
  return true;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The same entries in twice the room. */
function rehashed(old: Int32Array): Int32Array {
  const slots = new Int32Array(2 * old.length);
  const mask = (slots.length >> 1) - 1;
  for (let i = 0; i < old.length; i += 2) {
    if (old[i + 1] === 0) continue;
    let slot = old[i]! & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = old[i]!;
    slots[2 * slot + 1] = old[i + 1]!;
  }
  return slots;
}

/** Hashes of cells, four bytes at a time; mixed by the finisher of MurmurHash3 because the low bits choose the slot. */
function hashCells(source: Uint8Array, starts: Int32Array, ends: Int32Array, into: Int32Array): void {
  const view = viewOf(source);
  for (let i = 0; i < starts.length; i++) {
    const end = ends[i]!;
    let at = starts[i]!;
    let hash = 0x811c9dc5;
    for (; at + 4 <= end; at += 4) {
      hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (; at < end; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    into[i] = hash ^ (hash >>> 16);
  }
}
