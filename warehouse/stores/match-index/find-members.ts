import { placeOf } from '../../../matching/incremental/segments/find-members.ts';
import { mergeEntries } from '../../../matching/incremental/segments/merge-segments.ts';
import { compareHashes, partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import { walkKeys } from '../../../matching/incremental/segments/walk-keys.ts';
import { growableInts } from '../../../matching/table/growable.ts';
import type { KeyList, MatchIndex } from '../../../pipeline/ports/match-index.ts';
import type { Transaction } from '../../db/transaction.ts';
import { createMemory, type Memory, readEntries, readParts, visitRange } from './read-entries.ts';
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
  const memories = [createMemory(), createMemory()] as const;
  const bits = Math.max(0, ...segments.map((segment) => segment.bits));
  const order = inOrderOfHashes(keys);
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (let parts = 0, last = -1; to < order.length; to++) {
      const part = partOf(keys.high[order[to]!]!, bits);
      if (part !== last && ++parts > PARTS) break;
      last = part;
    }
    const some = order.subarray(from, to);
    visitMembers(await readPartsOf(transaction, segments, keys, some, memories), keys, some, visit);
  }
}

/**
 * Visits the records of some keys.
 *
 * @param entries sorted
 * @param some places of keys, in the order of their hashes
 */
function visitMembers(
  entries: Int32Array,
  { high, low }: KeyList,
  some: Int32Array,
  visit: Parameters<MatchIndex['members']>[1],
): void {
  const members = growableInts();
  let first = 0;
  for (const key of some) {
    first = placeOf(entries, first, high[key]!, low[key]!);
    members.clear();
    for (let at = first; at < entries.length; at += WIDTH) {
      if (entries[at] !== high[key] || entries[at + 1] !== low[key]) break;
      members.push(entries[at + 2]!);
    }
    if (members.length() > 0) visit(key, members.view());
  }
}

/** See `MatchIndex.scan`. */
export async function scanKeys(transaction: Transaction, visit: Parameters<MatchIndex['scan']>[0]): Promise<void> {
  const [base, ...deltas] = await readSegments(transaction);
  if (base === undefined) return;
  const walk = walkKeys(await readEntries(transaction, deltas), visit);
  await visitRange(transaction, base.id, 0, 2 ** base.bits, walk.take);
  walk.end();
}

/** Entries of those parts of all segments that may hold some keys, which are in the order of their hashes. */
async function readPartsOf(
  transaction: Transaction,
  [base, ...deltas]: readonly StoredSegment[],
  { high }: KeyList,
  some: Int32Array,
  [memory, mergedMemory]: readonly [Memory, Memory],
): Promise<Int32Array> {
  const read = ({ id, bits }: StoredSegment, into?: Memory): Promise<Int32Array> => {
    const parts: number[] = [];
    for (const key of some) {
      const part = partOf(high[key]!, bits);
      if (part !== parts.at(-1)) parts.push(part);
    }
    return readParts(transaction, id, parts, into);
  };
  if (base === undefined) return new Int32Array(0);
  let newer: Int32Array = new Int32Array(0);
  for (const delta of deltas) newer = mergeEntries(newer, await read(delta), false);
  return mergeEntries(await read(base, memory), newer, true, mergedMemory);
}

function inOrderOfHashes({ length, high, low }: KeyList): Int32Array {
  const order = Int32Array.from({ length }, (_, key) => key);
  const compare = (a: number, b: number): number => compareHashes(high[a]!, low[a]!, high[b]!, low[b]!);
  for (let i = 1; i < length; i++) if (compare(i - 1, i) > 0) return order.sort(compare);
  return order;
}
