import type { ByteStrings } from './byte-strings.ts';

/**
 * The canonical order of rows: by source, then by key in UTF-16 code unit order; equal ones as they stand. A radix sort by the
 * last byte first, so that its cost grows with the longest key, not with the logarithm of the rows.
 *
 * @param sources rank of the source by row
 * @param keys key by row
 */
export function rowOrder(sources: Uint16Array, sourceCount: number, keys: ByteStrings): Uint32Array {
  let order = new Uint32Array(sources.length).map((_, row) => row);
  let spare = new Uint32Array(sources.length);
  const ranks = new Uint16Array(sources.length);
  for (let at = longest(keys) - 1; at >= 0; at--) {
    rankByByte(keys, at, ranks);
    if (placeByRank(order, ranks, BYTE_RANKS, spare)) [order, spare] = [spare, order];
  }
  return placeByRank(order, sources, sourceCount, spare) ? spare : order;
}

/** Ranks of the bytes at a position of each key, and 0 for keys that end before it. */
function rankByByte({ bytes, starts }: ByteStrings, at: number, ranks: Uint16Array): void {
  for (let row = 0; row < ranks.length; row++) {
    const position = starts[row]! + at;
    ranks[row] = position < starts[row + 1]! ? byteRank[bytes[position]!]! : 0;
  }
}

/** One pass of the sort, which keeps the order of rows of one rank; false, and nothing is written, when all rows are of one. */
function placeByRank(order: Uint32Array, ranks: Uint16Array, rankCount: number, into: Uint32Array): boolean {
  const next = new Uint32Array(rankCount + 1);
  for (let row = 0; row < ranks.length; row++) next[ranks[row]! + 1]!++;
  if (next.includes(ranks.length)) return false;
  for (let rank = 0; rank < rankCount; rank++) next[rank + 1]! += next[rank]!;
  for (let i = 0; i < order.length; i++) into[next[ranks[order[i]!]!]!++] = order[i]!;
  return true;
}

function longest({ length, starts }: ByteStrings): number {
  let most = 0;
  for (let i = 0; i < length; i++) most = Math.max(most, starts[i + 1]! - starts[i]!);
  return most;
}

/** A rank for each byte, and one for the end of a key. */
const BYTE_RANKS = 257;

/**
 * Ranks of the bytes of UTF-8, from 1. UTF-8 sorts as code points do; in UTF-16 the characters above U+FFFF (lead bytes F0 to F4)
 * begin with a surrogate and so come before U+E000 (lead bytes EE and EF).
 */
const byteRank = Uint16Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0xee || byte === 0xef) return byte + 1 + 5;
  return byte >= 0xf0 && byte <= 0xf4 ? byte + 1 - 2 : byte + 1;
});
