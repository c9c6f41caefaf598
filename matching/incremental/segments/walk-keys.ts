import { growableInts } from '../../table/growable.ts';
import { compareHashes, recordOf, WIDTH } from './segment.ts';

/** @param members records that have the key, ascending; valid until the next key */
export type VisitKey = (high: number, low: number, size: number, members: () => Int32Array) => void;

/** Visits the keys of a stored segment with what newer ones changed, in the order of their hashes. */
export interface KeyWalk {
  /** @param bytes the next parts, see `encodeParts`, all of them in their order; not kept */
  readonly take: (bytes: Uint8Array) => void;
  /** Visits what comes after the last part. */
  readonly end: () => void;
}

/**
 * Records are passed over, not decoded, unless somebody asks for them: of most keys nobody does.
 *
 * @param newer sorted entries that overrule those of the segment, which has all keys there were before, and nothing that went
 */
export function walkKeys(newer: Int32Array, visit: VisitKey): KeyWalk {
  let bytes: Uint8Array = new Uint8Array(0);
  /** Where the records of a key begin, and how many they are. */
  let recordsAt = 0;
  let records = 0;
  /** Where the next newer entry is, and the high half of its hash without sign; beyond all hashes where there is none. */
  let next = 0;
  let nextHigh = Number.POSITIVE_INFINITY;
  const members = growableInts();
  const list = (): Int32Array => members.view();

  const move = (to: number): void => {
    next = to;
    nextHigh = to < newer.length ? newer[to]! >>> 0 : Number.POSITIVE_INFINITY;
  };
  move(0);

  const decodeRecords = (): Int32Array => {
    members.clear();
    let record = 0;
    for (let at = recordsAt, left = records; left > 0; left--) {
      let byte = bytes[at++]!;
      let step = byte & 0x7f;
      for (let unit = 0x80; byte >= 0x80; unit *= 0x80) {
        byte = bytes[at++]!;
        step += (byte & 0x7f) * unit;
      }
      record += step >>> 1;
      members.push(record);
    }
    return members.view();
  };

  /** Visits the key of the next newer entry with its older records. */
  const visitNewer = (older: Int32Array): void => {
    const high = newer[next]!;
    const low = newer[next + 1]!;
    const own = older.slice();
    members.clear();
    let i = 0;
    let at = next;
    for (; at < newer.length && newer[at] === high && newer[at + 1] === low; at += WIDTH) {
      const entry = newer[at + 2]!;
      const record = recordOf(entry);
      while (i < own.length && own[i]! < record) members.push(own[i++]!);
      if (own[i] === record) i++;
      if (entry === record) members.push(record);
    }
    while (i < own.length) members.push(own[i++]!);
    move(at);
    if (members.length() > 0) visit(high, low, members.length(), list);
  };

  /** Visits the newer keys up to one of the segment; returns whether that is one of them. */
  const visitUpTo = (high: number, low: number): boolean => {
    while (next < newer.length) {
      const order = compareHashes(newer[next]!, newer[next + 1]!, high, low);
      if (order > 0) return false;
      visitNewer(order < 0 ? NONE : decodeRecords());
      if (order === 0) return true;
    }
    return false;
  };

  const take = (parts: Uint8Array): void => {
    bytes = parts;
    let at = 0;
    const number = (): number => {
      let byte = parts[at++]!;
      let value = byte & 0x7f;
      for (let unit = 0x80; byte >= 0x80; unit *= 0x80) {
        byte = parts[at++]!;
        value += (byte & 0x7f) * unit;
      }
      return value;
    };
    while (at < parts.length) {
      let high = 0;
      for (let left = number(); left > 0; left -= records) {
        const first = parts[at]!;
        const second = parts[at + 1]!;
        let head: number;
        // Most steps take one byte or two.
        if (first < 0x80) {
          head = first;
          at++;
        } else if (second < 0x80) {
          head = (first & 0x7f) | (second << 7);
          at += 2;
        } else head = number();
        high += (head - (head & 1)) / 2;
        const low = parts[at]! | (parts[at + 1]! << 8) | (parts[at + 2]! << 16) | (parts[at + 3]! << 24);
        at += 4;
        records = (head & 1) === 1 ? number() : 1;
        recordsAt = at;
        for (let more = records; more > 0; ) if (parts[at++]! < 0x80) more--;
        if (high >= nextHigh && visitUpTo(high | 0, low)) continue;
        visit(high | 0, low, records, decodeRecords);
      }
    }
  };
  const end = (): void => {
    while (next < newer.length) visitNewer(NONE);
  };
  return { take, end };
}

const NONE = new Int32Array(0);
