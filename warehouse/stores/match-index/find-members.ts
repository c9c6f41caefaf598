import { membersOf } from '../../../matching/incremental/segments/find-members.ts';
import { compareHashes, decodePart, partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import type { KeyList, MatchIndex } from '../../../pipeline/ports/match-index.ts';
import type { Transaction } from '../../db/transaction.ts';
import { integerList } from './integer-list.ts';
import { readSlices } from './read-entries.ts';
import { readSegments } from './segments.ts';
import type { StoredSegment } from './stored-segment.ts';

/** Parts of one segment that are read at once: some megabytes. */
const PARTS = 4096;

/** See `MatchIndex.members`. */
export async function findMembers(
  transaction: Transaction,
  keys: KeyList,
  visit: Parameters<MatchIndex['members']>[1],
): Promise<void> {
  const segments = await readSegments(transaction);
  const bits = Math.max(0, ...segments.map((segment) => segment.bits));
  const order = inOrderOfHashes(keys);
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (let parts = 0, last = -1; to < order.length; to++) {
      const part = partOf(keys.high[order[to]!]!, bits);
      if (part !== last && ++parts > PARTS) break;
      last = part;
    }
    const some = order.subarray(from, to);
    const entriesOf = await readParts(transaction, segments, keys, some);
    let entries: readonly Int32Array[] = [];
    let last = -1;
    for (const key of some) {
      const high = keys.high[key]!;
      // Hashes of one part of the finest segment are of one part of every other one.
      if (partOf(high, bits) !== last) entries = entriesOf(high);
      last = partOf(high, bits);
      const members = membersOf(entries, high, keys.low[key]!);
      if (members.length > 0) visit(key, members);
    }
  }
}

/** See `MatchIndex.scan`. */
export async function scanKeys(transaction: Transaction, visit: Parameters<MatchIndex['scan']>[0]): Promise<void> {
  for await (const entries of readSlices(transaction, await readSegments(transaction))) {
    let from = 0;
    let to = 0;
    const members = (): Int32Array => recordsOf(entries, from, to);
    for (; from < entries.length; from = to) {
      while (entries[to] === entries[from] && entries[to + 1] === entries[from + 1] && to < entries.length) to += WIDTH;
      if (to - from > WIDTH) visit(entries[from]!, entries[from + 1]!, (to - from) / WIDTH, members);
    }
  }
}

/** Entries of those parts of all segments that may hold some keys, which are in the order of their hashes; the oldest first. */
async function readParts(
  { copyOut }: Transaction,
  segments: readonly StoredSegment[],
  { high }: KeyList,
  some: Int32Array,
): Promise<(high: number) => readonly Int32Array[]> {
  if (segments.length === 0) return () => [];
  const partsOf = new Map<number, Map<number, Int32Array>>();
  const queries = segments.map(({ id, bits }) => {
    partsOf.set(id, new Map());
    const parts: number[] = [];
    for (const key of some) {
      const part = partOf(high[key]!, bits);
      if (part !== parts.at(-1)) parts.push(part);
    }
    return `select segment_id, part, entries from block_part where segment_id = ${id} and part = any(${integerList(parts)})`;
  });
  await copyOut(queries.join(' union all '), (row) => {
    partsOf.get(row.int(0))!.set(row.int(1), decodePart(row.bytes(2)!));
  });
  return (each) => segments.flatMap(({ id, bits }) => partsOf.get(id)!.get(partOf(each, bits)) ?? []);
}

function inOrderOfHashes({ length, high, low }: KeyList): Int32Array {
  const order = Int32Array.from({ length }, (_, key) => key);
  const compare = (a: number, b: number): number => compareHashes(high[a]!, low[a]!, high[b]!, low[b]!);
  for (let i = 1; i < length; i++) if (compare(i - 1, i) > 0) return order.sort(compare);
  return order;
}

function recordsOf(entries: Int32Array, from: number, to: number): Int32Array {
  const records = new Int32Array((to - from) / WIDTH);
  for (let i = 0; i < records.length; i++) records[i] = entries[from + i * WIDTH + WIDTH - 1]!;
  return records;
}
