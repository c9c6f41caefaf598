import { type ComparedField, comparedFields } from '../../compared-fields.ts';
import type { RecordId, SourceName } from '../../ids.ts';
import type { Profile } from '../../profile.ts';
import { type ByteDictionary, createByteDictionary } from '../../table/delimited/byte-dictionary.ts';
import { decodeTexts } from '../../table/delimited/decode-texts.ts';
import { type GrowableInts, growableInts } from '../../table/growable.ts';
import { keysOf } from '../../table/keys.ts';
import { orderedValues } from '../../table/ordered-values.ts';
import { createRecordList } from '../../table/record-list.ts';
import type { Column, RecordTable } from '../../table/record-table.ts';
import { LAYOUT_BYTES } from './layout.ts';

/** Collects packed comparables, in any order, as `createRecordTableBuilder` does records; makes no text of a value more than once. */
export interface PackedTableBuilder {
  /** @param data from `PackComparables` of a profile of the same compared fields, see `layoutCheck`; not kept */
  readonly add: (id: RecordId, source: SourceName, data: Uint8Array) => void;
  readonly build: () => RecordTable;
}

/** Bytes that are read at once: a call per value would cost more than its work. Tables of a few records need less. */
const CHUNK = 1 << 15;
const SMALL_CHUNK = 1 << 12;

export function createPackedTableBuilder(profile: Profile): PackedTableBuilder {
  const records = createRecordList();
  const columns = comparedFields(profile).map(createPackedColumn);
  let chunk = new Uint8Array(SMALL_CHUNK);
  let length = 0;

  const flush = (): void => {
    for (const column of columns) column.take(chunk);
    length = 0;
  };
  const makeRoom = (size: number): void => {
    if (chunk.length >= CHUNK) flush();
    if (length + size <= chunk.length) return;
    const smaller = chunk;
    chunk = new Uint8Array(Math.max(2 * smaller.length, length + size));
    chunk.set(smaller.subarray(0, length));
  };
  /** Where the next byte is read. */
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 0x80) {
      const byte = chunk[at++]!;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  const add: PackedTableBuilder['add'] = (id, source, data) => {
    if (length + data.length > chunk.length) makeRoom(data.length);
    chunk.set(data, length);
    at = length + LAYOUT_BYTES;
    length += data.length;
    const kind = readNumber();
    const keyEnd = readNumber() + at;
    records.add(id, source, decoder.decode(chunk.subarray(at, keyEnd)), kind);
    at = keyEnd;
    for (const column of columns) {
      const count = readNumber();
      column.begin();
      for (let i = 0; i < count; i++) {
        const head = readNumber();
        column.add(at, at + (head >> 1), head & 1);
        at += head >> 1;
      }
    }
  };
  const build = (): RecordTable => {
    flush();
    return records.build((order) => columns.map((column) => column.build(order)));
  };
  return { add, build };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface PackedColumn {
  /** Begins the next record. */
  readonly begin: () => void;
  /** Adds a value of the record, `chunk[start]` up to, not including, `chunk[end]`. */
  readonly add: (start: number, end: number, valid: number) => void;
  /** Reads the values that were added since the last time. */
  readonly take: (chunk: Uint8Array) => void;
  readonly build: (order: Uint32Array) => Column;
}

function createPackedColumn(compared: ComparedField): PackedColumn {
  const dictionary: ByteDictionary = createByteDictionary();
  const starts = growableInts();
  const entries = growableInts();
  const from: GrowableInts = growableInts();
  const to: GrowableInts = growableInts();
  const valid: GrowableInts = growableInts();
  let codes = new Int32Array(0);
  return {
    begin: () => starts.push(entries.length() + from.length()),
    add(start, end, isValid) {
      from.push(start);
      to.push(end);
      valid.push(isValid);
    },
    take(chunk) {
      const count = from.length();
      if (count === 0) return;
      if (codes.length < count) codes = new Int32Array(count * 2);
      dictionary.encode(chunk, from.view(), to.view(), codes.subarray(0, count));
      const flags = valid.view();
      for (let i = 0; i < count; i++) entries.push(codes[i]! * 2 + flags[i]!);
      for (const list of [from, to, valid]) list.clear();
    },
    build: (order) =>
      orderedValues(
        compared,
        { keys: keysOf(decodeTexts(dictionary.entries)), starts: starts.view(), entries: entries.view() },
        order,
      ),
  };
}
