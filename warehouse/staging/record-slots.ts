import { type GrowableInts, growableInts } from '../../matching/table/growable.ts';
import type { BinaryRow } from '../db/binary-rows.ts';

/** What the warehouse holds of each record of a source: enough to tell whether a row says something new. */
export interface KnownRows {
  /** Number of the record below `size`; -1 when it was never seen. */
  readonly slotOf: (keyHash: Buffer, stream: string) => number;
  /** True when the row is what the record's current version was made of. */
  readonly isCurrent: (slot: number, said: RowState) => boolean;
  /** The live record whose current version and order are what the four words at `at` stand for (see `standFor`); -1: there is none. */
  readonly slotSaying: (words: Int32Array, at: number) => number;
  readonly isLive: (slot: number) => boolean;
  readonly idOf: (slot: number) => number;
  readonly size: number;
}

/** The state of a record that a row says. */
export interface RowState {
  /** Bytes of the content hash. */
  readonly hash: Uint8Array;
  readonly deleted: boolean;
  readonly order: string | null;
}

/** Columns of `recordSlots`. */
const STREAM = 4;
const ORDER = 5;

/**
 * Gathers records, and gives them as a table that is searched by the digest of the key. The columns of a row: digests of key and
 * content, id, 1 for live ones, stream, order key.
 *
 * @param expected about how many there are
 */
export function recordSlots(expected = 0): { readonly add: (row: BinaryRow) => void; readonly end: () => KnownRows } {
  const room = Math.ceil(expected * 1.1) + 16;
  const keys = growableInts(room * 4);
  const hashes = growableInts(room * 4);
  const orders = growableInts(room * 2);
  const ids = growableInts(room);
  /** Number of the stream, times two, and one for live records. */
  const states = growableInts(room);
  const streams = streamNumbers();
  return {
    add: (row) => {
      for (let at = 0; at < 16; at += 4) {
        keys.push(row.int(0, at));
        hashes.push(row.int(1, at));
      }
      pushOrderPrint(row, orders);
      ids.push(row.int(2));
      states.push(streams.ofRow(row) * 2 + row.int(3));
    },
    end: () => {
      const size = ids.length();
      const [key, hash, order, id, state] = [keys.view(), hashes.view(), orders.view(), ids.view(), states.view()];
      const wordOf = (slot: number, word: number): number =>
        key[slot * 4 + word]! ^ hash[slot * 4 + word]! ^ (word < 2 ? order[slot * 2 + word]! : 0);
      const isLive = (slot: number): boolean => (state[slot]! & 1) === 1;
      let slotSaying: KnownRows['slotSaying'] | null = null;
      const slotOf = keyTable(key);
      return {
        size,
        slotSaying: (words, at) => {
          slotSaying ??= sayingTable(size, wordOf, isLive);
          return slotSaying(words, at);
        },
        slotOf: (keyHash, stream) => {
          const number = streams.ofText(stream);
          return slotOf(keyHash, (slot) => state[slot]! >> 1 === number);
        },
        isCurrent: (slot, said) => {
          if (isLive(slot) === said.deleted) return false;
          for (let word = 0; word < 4; word += 1)
            if (hash[slot * 4 + word] !== wordAt(said.hash, word * 4)) return false;
          return [0, 1].every((seed) => order[slot * 2 + seed] === orderPrint(said.order, seed));
        },
        isLive,
        idOf: (slot) => id[slot]!,
      };
    },
  };
}

/**
 * Four words that stand for a key and a live state of its record: digests of 128 bits put together. The stream counts by the content
 * hash, which is over its name, too.
 */
export function standFor(keyHash: Uint8Array, said: Pick<RowState, 'hash' | 'order'>, into: Int32Array): void {
  for (let word = 0; word < 4; word += 1) {
    const order = word < 2 ? orderPrint(said.order, word) : 0;
    into[word] = wordAt(keyHash, word * 4) ^ wordAt(said.hash, word * 4) ^ order;
  }
}

/** Finds slots of live records by what `standFor` gives for them. */
function sayingTable(
  size: number,
  wordOf: (slot: number, word: number) => number,
  isLive: (slot: number) => boolean,
): KnownRows['slotSaying'] {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 2))).fill(-1);
  const mask = slots.length - 1;
  for (let slot = 0; slot < size; slot += 1) {
    if (!isLive(slot)) continue;
    let place = wordOf(slot, 3) & mask;
    while (slots[place] !== -1) place = (place + 1) & mask;
    slots[place] = slot;
  }
  const says = (slot: number, words: Int32Array, at: number): boolean => {
    for (let word = 0; word < 4; word += 1) if (wordOf(slot, word) !== words[at + word]) return false;
    return true;
  };
  let last = -1;
  return (words, at) => {
    // Records are mostly stored in the order of their rows.
    if (last + 1 < size && isLive(last + 1) && says(last + 1, words, at)) {
      last += 1;
      return last;
    }
    for (let place = words[at + 3]! & mask; ; place = (place + 1) & mask) {
      const slot = slots[place]!;
      if (slot === -1) return -1;
      if (says(slot, words, at)) {
        last = slot;
        return slot;
      }
    }
  };
}

/** Finds slots by their keys of four words; `accepts` tells those of one key apart. */
function keyTable(keys: Int32Array): (key: Buffer, accepts: (slot: number) => boolean) => number {
  const size = keys.length / 4;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 2))).fill(-1);
  const mask = slots.length - 1;
  for (let slot = 0; slot < size; slot += 1) {
    let place = keys[slot * 4]! & mask;
    while (slots[place] !== -1) place = (place + 1) & mask;
    slots[place] = slot;
  }
  return (key, accepts) => {
    const [first, second, third, fourth] = [wordAt(key, 0), wordAt(key, 4), wordAt(key, 8), wordAt(key, 12)];
    for (let place = first & mask; ; place = (place + 1) & mask) {
      const slot = slots[place]!;
      if (slot === -1) return -1;
      const at = slot * 4;
      if (keys[at] !== first || keys[at + 1] !== second || keys[at + 2] !== third || keys[at + 3] !== fourth) continue;
      if (accepts(slot)) return slot;
    }
  };
}

/** Numbers streams, of which a source has a few. */
function streamNumbers() {
  const names: Buffer[] = [];
  const numbers = new Map<string, number>();
  return {
    ofRow: (row: BinaryRow): number => {
      for (let number = 0; number < names.length; number += 1) if (hasStream(row, names[number]!)) return number;
      const name = Buffer.from(row.bytes(STREAM)!);
      numbers.set(name.toString(), names.length);
      return names.push(name) - 1;
    },
    ofText: (name: string): number => numbers.get(name) ?? -1,
  };
}

function hasStream(row: BinaryRow, name: Uint8Array): boolean {
  if (row.length(STREAM) !== name.length) return false;
  for (let at = 0; at < name.length; at += 1) if (row.byte(STREAM, at) !== name[at]) return false;
  return true;
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;

/** Both prints of a stored text, as `orderPrint` gives them. */
function pushOrderPrint(row: BinaryRow, into: GrowableInts): void {
  const length = row.length(ORDER);
  let [first, second] = [startOf(0), startOf(1)];
  for (let at = 0; at < length; at += 1) {
    const byte = row.byte(ORDER, at);
    first = mix(first, byte);
    second = mix(second, byte);
  }
  into.push(length < 0 ? 0 : endOf(first));
  into.push(length < 0 ? 0 : endOf(second));
}

/** The texts come for every row, so that theirs are not always encoded to bytes, as they mostly are what they would be. */
function orderPrint(order: string | null, seed: number): number {
  if (order === null) return 0;
  let mixed = startOf(seed);
  for (let at = 0; at < order.length; at += 1) {
    const code = order.charCodeAt(at);
    if (code > 0x7f) return fingerprint(Buffer.from(order), seed);
    mixed = mix(mixed, code);
  }
  return endOf(mixed);
}

/** 32 bits of a text (FNV-1a); two seeds make 64. */
function fingerprint(text: Uint8Array, seed: number): number {
  let mixed = startOf(seed);
  for (let at = 0; at < text.length; at += 1) mixed = mix(mixed, text[at]!);
  return endOf(mixed);
}

const startOf = (seed: number): number => 0x811c9dc5 ^ (seed * 0x9e3779b9);
const mix = (mixed: number, byte: number): number => Math.imul(mixed ^ byte, 0x01000193);
const endOf = (mixed: number): number => (mixed ^ (mixed >>> 15)) | 0;
