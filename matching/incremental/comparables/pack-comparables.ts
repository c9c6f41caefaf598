import { type FieldReader, fieldReaders } from '../../compared-fields.ts';
import type { NormalizedRecord } from '../../normalized-record.ts';
import type { Profile } from '../../profile.ts';
import { visitComparable } from '../../table/comparable-values.ts';
import { kindCodes } from '../../table/record-table.ts';
import { LAYOUT_BYTES, layoutBytes } from './layout.ts';

/** What matching reads of a record. */
export type MatchedRecord = Pick<NormalizedRecord, 'key' | 'kind' | 'fields'>;

/**
 * Packs what matching compares of a record into bytes: the layout, its kind, its key, and of each compared field (see `fieldReaders`) the
 * number of values and the values. Numbers are varints; a text is its length in bytes and its UTF-8; the length of a value is
 * doubled, plus 1 where the value passed every check of its type. Two versions of a record with the same bytes match alike.
 */
export type PackComparables = (record: MatchedRecord) => Uint8Array;

export function createPacker(profile: Profile): PackComparables {
  const readers = fieldReaders(profile);
  const layout = layoutBytes(profile);
  // Records share memory: a piece of its own for each costs more than to fill it.
  let bytes = new Uint8Array(SHARED);
  let start = 0;
  return (record) => {
    for (;;) {
      const end = start + LAYOUT_BYTES > bytes.length ? null : write(record, readers, bytes, start + LAYOUT_BYTES);
      if (end !== null) {
        bytes.set(layout, start);
        const packed = bytes.subarray(start, end);
        start = end;
        return packed;
      }
      bytes = new Uint8Array(start === 0 ? bytes.length * 2 : SHARED);
      start = 0;
    }
  };
}

/** Bytes that records share. */
const SHARED = 1 << 15;
const encoder = new TextEncoder();
/** Most bytes of a varint of 32 bits. */
const VARINT = 5;
/** Most bytes of UTF-8 per code unit. */
const PER_UNIT = 3;

/** Writes what follows the layout; returns where it ends, `null` when there may be no room. */
function write(record: MatchedRecord, readers: readonly FieldReader[], into: Uint8Array, from: number): number | null {
  let at = from;
  const number = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) into[at++] = (rest & 0x7f) | 0x80;
    into[at++] = rest;
  };
  const wideText = (value: string, flag: number, factor: number): void => {
    // The text goes behind the longest length it can have, and then to its place.
    const { written } = encoder.encodeInto(value, into.subarray(at + VARINT));
    const start = at + VARINT;
    number(written * factor + flag);
    into.copyWithin(at, start, start + written);
    at += written;
  };
  const text = (value: string, flag: number, factor: number): boolean => {
    const { length } = value;
    if (at + 2 * VARINT + length * PER_UNIT > into.length) return false;
    const start = at;
    number(length * factor + flag);
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit < 0x80) into[at++] = unit;
      else {
        at = start;
        wideText(value, flag, factor);
        break;
      }
    }
    return true;
  };
  number(kindCodes[record.kind ?? 'unknown']);
  let fits = text(record.key, 0, 1);
  for (const { valuesOf } of readers) {
    const values = valuesOf(record.fields) ?? [];
    let count = 0;
    visitComparable(values, () => count++);
    if (at + VARINT > into.length) return null;
    number(count);
    visitComparable(values, (key, valid) => {
      fits &&= text(key, valid ? 1 : 0, 2);
    });
    if (!fits) return null;
  }
  return fits ? at : null;
}
