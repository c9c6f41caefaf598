import { compareHashes, recordOf, WIDTH } from './segment.ts';

/**
 * Entries of two segments, of the same range of hashes, as one: what the newer one says of a key and a record counts.
 *
 * @param complete whether the older one is all there was before, so that nobody needs to know what went
 */
export function mergeEntries(older: Int32Array, newer: Int32Array, complete: boolean): Int32Array {
  const merged = new Int32Array(older.length + newer.length);
  let length = 0;
  let a = 0;
  let b = 0;
  const take = (from: Int32Array, at: number): void => {
    if (complete && from[at + 2]! < 0) return;
    merged[length] = from[at]!;
    merged[length + 1] = from[at + 1]!;
    merged[length + 2] = from[at + 2]!;
    length += WIDTH;
  };
  while (a < older.length || b < newer.length) {
    const order = compareEntries(older, a, newer, b);
    if (order >= 0) take(newer, b);
    else take(older, a);
    if (order <= 0) a += WIDTH;
    if (order >= 0) b += WIDTH;
  }
  return merged.slice(0, length);
}

/** The end of a list comes after every entry. */
function compareEntries(older: Int32Array, a: number, newer: Int32Array, b: number): number {
  if (a >= older.length) return 1;
  if (b >= newer.length) return -1;
  const order = compareHashes(older[a]!, older[a + 1]!, newer[b]!, newer[b + 1]!);
  return order === 0 ? recordOf(older[a + 2]!) - recordOf(newer[b + 2]!) : order;
}
