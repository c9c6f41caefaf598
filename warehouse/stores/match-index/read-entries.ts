import { endianness } from 'node:os';
import { mergeEntries } from '../../../matching/incremental/segments/merge-segments.ts';
import { decodePart, partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { StoredSegment } from './stored-segment.ts';

/** Parts of the base that are read at once, as a power of two: some megabytes. */
const SLICE_BITS = 12;

/**
 * All entries of the index in their order, a slice of some megabytes at a time: those of the base with what the others changed.
 *
 * @param bits parts of so many bits never lie in two slices
 */
export async function* readSlices(
  transaction: Transaction,
  [base, ...deltas]: readonly StoredSegment[],
  bits = 24,
): AsyncGenerator<Int32Array> {
  if (base === undefined) return;
  const newer = await readEntries(transaction, deltas);
  const sliceBits = Math.min(bits, Math.max(0, base.bits - SLICE_BITS));
  const size = 2 ** (base.bits - sliceBits);
  for (let slice = 0, from = 0, to = 0; slice < 2 ** sliceBits; slice++, from = to) {
    while (to < newer.length && partOf(newer[to]!, sliceBits) === slice) to += WIDTH;
    const older = await readRange(transaction, base.id, slice * size, (slice + 1) * size);
    yield mergeEntries(older, newer.subarray(from, to), true);
  }
}

/** The entries of some segments, oldest first, as one; whatever is said of a key and a record, the newest counts. */
export async function readEntries(transaction: Transaction, segments: readonly StoredSegment[]): Promise<Int32Array> {
  let entries: Int32Array = new Int32Array(0);
  for (const { id, bits } of segments)
    entries = mergeEntries(entries, await readRange(transaction, id, 0, 2 ** bits), false);
  return entries;
}

/** Entries of the parts `from` up to, not including, `to`. */
async function readRange({ copyOut }: Transaction, id: number, from: number, to: number): Promise<Int32Array> {
  // A list of its own for every part would keep the garbage collector busy.
  let all = new Uint8Array((to - from) * TYPICAL_PART);
  let length = 0;
  await copyOut(
    `select entries from block_part where segment_id = ${id} and part >= ${from} and part < ${to} order by part`,
    (row) => {
      const bytes = row.bytes(0)!;
      if (length + bytes.length > all.length) {
        const smaller = all;
        all = new Uint8Array((length + bytes.length) * 2);
        all.set(smaller);
      }
      all.set(bytes, length);
      length += bytes.length;
    },
  );
  return endianness() === 'LE' ? new Int32Array(all.buffer, 0, length / 4) : decodePart(all.subarray(0, length));
}

/** Bytes of a part, about; most ranges fit without growing. */
const TYPICAL_PART = 2048;
