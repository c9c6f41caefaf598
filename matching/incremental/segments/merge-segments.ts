import { compareHashes, recordOf, WIDTH } from './segment.ts';

/**
 * Entries of two segments, of the same range of hashes, as one: what the newer one says of a key and a record counts.
 *
 * @param complete whether the older one is all there was before, so that nobody needs to know what went
 * @param memory gives room for the result; absent: new memory
 */
export function mergeEntries(
  older: Int32Array,
  newer: Int32Array,
  complete: boolean,
  memory = (length: number) => new Int32Array(length),
): Int32Array {
  if (newer.length === 0) return older;
  const merged = memory(older.length + newer.length);
  let length = 0;
  let a = 0;
  const takeOlder = (to: number): void => {
    // Copying a short run at once costs more than its entries do.
    if (to - a > LONG) merged.set(older.subarray(a, to), length);
    else for (let at = a; at < to; at++) merged[length + at - a] = older[at]!;
    length += to - a;
    a = to;
  };
  for (let b = 0; b < newer.length; b += WIDTH) {
    takeOlder(placeOf(older, a, newer, b));
    if (a < older.length && compareEntries(older, a, newer, b) === 0) a += WIDTH;
    if (complete && newer[b + 2]! < 0) continue;
    for (let i = 0; i < WIDTH; i++) merged[length++] = newer[b + i]!;
  }
  takeOlder(older.length);
  return merged.subarray(0, length);
}

const LONG = 48;

/** The first entry from `from` on that does not come before entry b of the newer ones; found in steps that double. */
function placeOf(older: Int32Array, from: number, newer: Int32Array, b: number): number {
  let low = from;
  let step = WIDTH;
  while (low + step < older.length && compareEntries(older, low + step, newer, b) < 0) {
    low += step;
    step *= 2;
  }
  let high = Math.min(older.length, low + step);
  while (low < high) {
    const middle = low + Math.floor((high - low) / WIDTH / 2) * WIDTH;
    if (compareEntries(older, middle, newer, b) < 0) low = middle + WIDTH;
    else high = middle;
  }
  return low;
}

function compareEntries(older: Int32Array, a: number, newer: Int32Array, b: number): number {
  const order = compareHashes(older[a]!, older[a + 1]!, newer[b]!, newer[b + 1]!);
  return order === 0 ? recordOf(older[a + 2]!) - recordOf(newer[b + 2]!) : order;
}
