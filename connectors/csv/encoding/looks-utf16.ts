/** Upper bytes of the characters of a Persian list: of Arabic ones, and of ASCII. */
const arabic = 0x06;
const ascii = 0x00;

/**
 * UTF-16 without a byte order mark: nearly every other byte is the upper byte of an ASCII or Arabic character, which the bytes between
 * them rarely are. `null` when it is not UTF-16.
 */
export function looksUtf16(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = sample.length >> 1;
  if (pairs < 2) return null;
  const upper = new Int32Array(2);
  const zero = new Int32Array(2);
  for (let at = 0; at < 2 * pairs; at += 1) {
    const byte = sample[at]!;
    if (byte === arabic || byte === ascii) upper[at & 1]! += 1;
    if (byte === ascii) zero[at & 1]! += 1;
  }
  for (const odd of [1, 0] as const) {
    const even = 1 - odd;
    if (upper[odd]! > 0.7 * pairs && zero[odd]! > 0.05 * pairs && upper[even]! < 0.3 * pairs) {
      return odd === 1 ? 'utf-16le' : 'utf-16be';
    }
  }
  return null;
}
