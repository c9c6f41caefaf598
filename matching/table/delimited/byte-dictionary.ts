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
  let slots: Int32Array = new Int32Array(1 << 11);

  return {
    encode(source, starts, ends, into) {
      while (slots.length < 4 * (entries.length + starts.length)) slots = rehashed(slots);
      reserve(entries, starts, ends);
      for (let i = 0; i < starts.length; i++) into[i] = hashOf(source, starts[i]!, ends[i]!);
      encodeHashed(slots, entries, source, starts, ends, into);
    },
    entries,
  };
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
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    if (start === end) {
      hashes[i] = NO_VALUE;
      continue;
    }
    const hash = hashes[i]!;
    let slot = hash & mask;
    let code = slots[2 * slot + 1]! - 1;
    while (
      code >= 0 &&
      (slots[2 * slot] !== hash || !areEqual(source, start, end, bytes, begins[code]!, begins[code + 1]!))
    ) {
      slot = (slot + 1) & mask;
      code = slots[2 * slot + 1]! - 1;
    }
    if (code < 0) {
      code = entries.length;
      append(entries, source, start, end);
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = code + 1;
    }
    hashes[i] = code;
  }
}

function areEqual(a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number): boolean {
  if (endA - startA !== endB - startB) return false;
  for (let i = startA, j = startB; i < endA; i++, j++) if (a[i] !== b[j]) return false;
  return true;
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

/** FNV-1a, mixed by the finisher of MurmurHash3 because the low bits choose the slot. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
