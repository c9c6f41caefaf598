import { compareHashes, recordOf, WIDTH } from './segment.ts';

/**
 * Records that have a key, ascending.
 *
 * @param parts entries of those parts of all segments that may hold the key, oldest segment first
 */
export function membersOf(parts: readonly Int32Array[], high: number, low: number): Int32Array {
  let members: Int32Array = NONE;
  for (const entries of parts) {
    const from = placeOf(entries, 0, high, low);
    let to = from;
    while (to < entries.length && entries[to] === high && entries[to + 1] === low) to += WIDTH;
    if (to > from) members = withEntries(members, entries.subarray(from, to));
  }
  return members;
}

const NONE = new Int32Array(0);

/** Members with what entries of their key say; both are in the order of records. */
function withEntries(members: Int32Array, entries: Int32Array): Int32Array {
  const all = new Int32Array(members.length + entries.length / WIDTH);
  let length = 0;
  let next = 0;
  for (let at = 0; at < entries.length; at += WIDTH) {
    const entry = entries[at + 2]!;
    const record = recordOf(entry);
    while (next < members.length && members[next]! < record) all[length++] = members[next++]!;
    if (members[next] === record) next++;
    if (entry === record) all[length++] = record;
  }
  while (next < members.length) all[length++] = members[next++]!;
  return all.subarray(0, length);
}

/**
 * Place of the first entry of a hash, or where it would be: looked for in steps that double, because it is often near.
 *
 * @param from a place that does not come after it
 */
export function placeOf(entries: Int32Array, from: number, high: number, low: number): number {
  const isBefore = (at: number): boolean => compareHashes(entries[at]!, entries[at + 1]!, high, low) < 0;
  let first = from;
  let step = WIDTH;
  while (first + step < entries.length && isBefore(first + step)) {
    first += step;
    step *= 2;
  }
  let end = Math.min(entries.length, first + step);
  while (first < end) {
    const middle = first + Math.floor((end - first) / WIDTH / 2) * WIDTH;
    if (isBefore(middle)) first = middle + WIDTH;
    else end = middle;
  }
  return first;
}
