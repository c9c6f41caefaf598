import { WIDTH } from './segment.ts';

/** Entries of one or more stored parts, one after the other. */
export function decodeParts(bytes: Uint8Array): Int32Array {
  const entries = new Int32Array(mostIntegers(bytes));
  return entries.subarray(0, decodePartsInto(bytes, entries, 0));
}

/** Room that the entries of stored parts may take: each has a byte at least. */
export function mostIntegers({ length }: Uint8Array): number {
  return length * WIDTH;
}

/**
 * The same into an array, from `at` on; see `encodeParts` for the format.
 *
 * @param into has room for `mostIntegers`
 * @returns where the entries end
 */
export function decodePartsInto(bytes: Uint8Array, into: Int32Array, at: number): number {
  let next = 0;
  let end = at;
  const number = (): number => {
    let byte = bytes[next++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let unit = 0x80; byte >= 0x80; unit *= 0x80) {
      byte = bytes[next++]!;
      value += (byte & 0x7f) * unit;
    }
    return value;
  };
  while (next < bytes.length) {
    let high = 0;
    for (let left = number(); left > 0; ) {
      const head = number();
      const hasSeveral = (head & 1) === 1;
      high += (head - (head & 1)) / 2;
      const low = bytes[next]! | (bytes[next + 1]! << 8) | (bytes[next + 2]! << 16) | (bytes[next + 3]! << 24);
      next += 4;
      const records = hasSeveral ? number() : 1;
      left -= records;
      let record = 0;
      for (let i = 0; i < records; i++, end += WIDTH) {
        const step = number();
        record += step >>> 1;
        into[end] = high;
        into[end + 1] = low;
        into[end + 2] = (step & 1) === 1 ? ~record : record;
      }
    }
  }
  return end;
}
