import { mergeEntries } from '../../../matching/incremental/segments/merge-segments.ts';
import { decodePart, partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { StoredSegment } from './segments.ts';

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
  const parts: Int32Array[] = [];
  let length = 0;
  await copyOut(
    `select entries from block_part where segment_id = ${id} and part >= ${from} and part < ${to} order by part`,
    (row) => {
      const entries = decodePart(row.bytes(0)!);
      parts.push(entries);
      length += entries.length;
    },
  );
  const all = new Int32Array(length);
  let at = 0;
  for (const entries of parts) {
    all.set(entries, at);
    at += entries.length;
  }
  return all;
}
