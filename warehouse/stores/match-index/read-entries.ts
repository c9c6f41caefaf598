import { decodePartsInto, mostIntegers } from '../../../matching/incremental/segments/decode-parts.ts';
import { mergeEntries } from '../../../matching/incremental/segments/merge-segments.ts';
import { partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import { slicesOf } from '../../db/batches.ts';
import type { Transaction } from '../../db/transaction.ts';
import { integerList } from './integer-list.ts';
import type { StoredSegment } from './stored-segment.ts';

/** Parts of the base that are read at once, as a power of two: some megabytes. */
const SLICE_BITS = 12;

/**
 * All entries of the index in their order, a slice of some megabytes at a time: those of the base with what the others changed.
 * A slice is valid until the next one.
 *
 * @param bits parts of so many bits never lie in two slices
 */
export async function* readSlices(
  transaction: Transaction,
  segments: readonly StoredSegment[],
  bits: number,
): AsyncGenerator<Int32Array> {
  const [base, ...deltas] = segments;
  if (base === undefined) return;
  const newer = await readEntries(transaction, deltas);
  const sliceBits = sliceBitsOf(segments, bits);
  const size = 2 ** (base.bits - sliceBits);
  const [memory, mergedMemory] = [createMemory(), createMemory()];
  for (let slice = 0, from = 0, to = 0; slice < 2 ** sliceBits; slice++, from = to) {
    while (to < newer.length && partOf(newer[to]!, sliceBits) === slice) to += WIDTH;
    const older = await readRange(transaction, base.id, slice * size, (slice + 1) * size, memory);
    yield mergeEntries(older, newer.subarray(from, to), true, mergedMemory);
  }
}

/** Slices are `2 **` so many, each for as large a share of all hashes. */
export function sliceBitsOf([base]: readonly StoredSegment[], bits: number): number {
  return Math.min(bits, Math.max(0, base!.bits - SLICE_BITS));
}

/** The entries of some segments, oldest first, as one; whatever is said of a key and a record, the newest counts. */
export async function readEntries(transaction: Transaction, segments: readonly StoredSegment[]): Promise<Int32Array> {
  let entries: Int32Array = new Int32Array(0);
  for (const { id, bits } of segments)
    entries = mergeEntries(entries, await readRange(transaction, id, 0, 2 ** bits), false);
  return entries;
}

/** Entries of the parts `from` up to, not including, `to`. */
function readRange(
  transaction: Transaction,
  id: number,
  from: number,
  to: number,
  memory: Memory = newMemory,
): Promise<Int32Array> {
  return readAll((visit) => visitRange(transaction, id, from, to, visit), to - from, memory);
}

/**
 * Visits the bytes of the parts `from` up to, not including, `to`, in their order.
 *
 * @param visit gets those of some parts; valid during the call
 */
export function visitRange(
  transaction: Transaction,
  id: number,
  from: number,
  to: number,
  visit: (bytes: Uint8Array) => void,
): Promise<void> {
  return visitBytes(
    transaction,
    `select entries from block_part where segment_id = ${id} and part >= ${from} and part < ${to} order by part`,
    visit,
  );
}

/**
 * Entries of some parts of a segment, one after the other.
 *
 * @param parts ascending
 */
export function readParts(
  transaction: Transaction,
  id: number,
  parts: readonly number[],
  memory: Memory = newMemory,
): Promise<Int32Array> {
  const groups = [...slicesOf(parts, AT_ONCE)].map((some, place) => `(${place}, ${integerList(some)})`);
  if (groups.length === 0) return Promise.resolve(new Int32Array(0));
  const query = `select (${joined} where segment_id = ${id} and part = any(parts))
    from (values ${groups.join(', ')}) as wanted (place, parts) order by place`;
  return readAll((visit) => visitBytes(transaction, query, visit), parts.length, memory);
}

/** Parts that come as one row: a row for each would cost several times what its entries do. */
const AT_ONCE = 32;
const joined = `select string_agg(entries, ''::bytea order by part) from block_part`;

function visitBytes({ copyOut }: Transaction, query: string, visit: (bytes: Uint8Array) => void): Promise<void> {
  return copyOut(query, (row) => {
    const bytes = row.bytes(0);
    if (bytes !== null) visit(bytes);
  });
}

async function readAll(
  read: (visit: (bytes: Uint8Array) => void) => Promise<void>,
  parts: number,
  memory: Memory,
): Promise<Int32Array> {
  let all = memory(parts * TYPICAL_PART);
  let length = 0;
  await read((bytes) => {
    const most = length + mostIntegers(bytes);
    if (most > all.length) {
      const smaller = all;
      all = newMemory(most + (most >> 1));
      all.set(smaller.subarray(0, length));
    }
    length = decodePartsInto(bytes, all, length);
  });
  return all.subarray(0, length);
}

/** Integers of a part, about; most ranges fit without growing. */
const TYPICAL_PART = 512;

/** Gives room for so many integers, from the beginning of a buffer. */
export type Memory = (length: number) => Int32Array<ArrayBuffer>;

const newMemory: Memory = (length) => new Int32Array(length);

/** The same room every time: new memory for each slice would keep the garbage collector busy. */
export function createMemory(): Memory {
  let room = newMemory(0);
  return (length) => {
    if (room.length < length) room = newMemory(length + (length >> 2));
    return room;
  };
}
