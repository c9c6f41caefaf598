import { compareHashes, recordOf, WIDTH } from './segment.ts';

/**
 * Records that have a key, ascending.
 *
 * @param parts entries of those parts of all segments that may hold the key, oldest segment first
 */
export function membersOf(parts: readonly Int32Array[], high: number, low: number): number[] {
  const members = new Set<number>();
  for (const entries of parts) {
    for (let at = firstOf(entries, high, low); at < entries.length; at += WIDTH) {
      if (entries[at] !== high || entries[at + 1] !== low) break;
      const entry = entries[at + 2]!;
      if (entry < 0) members.delete(recordOf(entry));
      else members.add(entry);
    }
  }
  return [...members].sort((a, b) => a - b);
}

/** Place of the first entry of a hash, or where it would be. */
function firstOf(entries: Int32Array, high: number, low: number): number {
  let from = 0;
  let to = entries.length / WIDTH;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = middle * WIDTH;
    if (compareHashes(entries[at]!, entries[at + 1]!, high, low) < 0) from = middle + 1;
    else to = middle;
  }
  return from * WIDTH;
}
