import type { RecordId, SourceName } from '../../ids.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from '../../table/shared-arrays.ts';

/** Packed comparables of some records, in memory that threads can share. */
export interface PackedRecords {
  /** Ascending. */
  readonly ids: Int32Array;
  /** Places in `sourceNames`, parallel to `ids`. */
  readonly sources: Uint16Array;
  readonly sourceNames: readonly SourceName[];
  /** The comparables of `ids[i]` are `bytes[starts[i]]` up to, not including, `bytes[ends[i]]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Uint8Array;
}

/** Collects the comparables of listed records, in any order. */
export interface PackedCollector {
  /** @param data not kept */
  readonly add: (record: RecordId, source: SourceName, data: Uint8Array) => void;
  readonly all: () => PackedRecords;
}

/** Bytes of a record, about. */
const TYPICAL = 128;

/** @param ids ascending */
export function collectPacked(ids: Int32Array): PackedCollector {
  const codes = new Map<SourceName, number>();
  const sources = sharedUint16Array(ids.length);
  const starts = sharedInt32Array(ids.length);
  const ends = sharedInt32Array(ids.length);
  let bytes = sharedUint8Array(ids.length * TYPICAL);
  let length = 0;
  return {
    add(record, source, data) {
      if (length + data.length > bytes.length) {
        const smaller = bytes;
        bytes = sharedUint8Array((length + data.length) * 2);
        bytes.set(smaller);
      }
      const place = placeOfId(ids, record);
      const code = codes.get(source) ?? codes.size;
      codes.set(source, code);
      sources[place] = code;
      bytes.set(data, length);
      starts[place] = length;
      length += data.length;
      ends[place] = length;
    },
    all: () => ({ ids, sources, sourceNames: [...codes.keys()], starts, ends, bytes }),
  };
}

/**
 * Place of a number in a list.
 *
 * @param ids ascending; has the number
 */
export function placeOfId(ids: Int32Array, id: number): number {
  let from = 0;
  let to = ids.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ids[middle]! < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
