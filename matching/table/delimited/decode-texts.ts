import type { JoinedKeys } from '../keys.ts';
import { sharedUint32Array } from '../shared-arrays.ts';
import type { ByteStrings } from './byte-strings.ts';

/** The texts of a list of UTF-8 byte strings, one behind the other. */
export function decodeTexts({ length, bytes, starts }: ByteStrings): JoinedKeys {
  const pieces: string[] = [];
  const ends = sharedUint32Array(length);
  let end = 0;
  for (let first = 0, next = 0; first < length; first = next) {
    next = first + 1;
    while (next < length && starts[next + 1]! - starts[first]! <= CHUNK) next++;
    const chunk = decoder.decode(bytes.subarray(starts[first], starts[next]));
    const isBroken = chunk.includes(REPLACEMENT);
    if (!isBroken) pieces.push(chunk);
    for (let i = first; i < next; i++) {
      if (isBroken) pieces.push(decoder.decode(bytes.subarray(starts[i], starts[i + 1])));
      end += isBroken ? pieces.at(-1)!.length : countUnits(bytes, starts[i]!, starts[i + 1]!);
      ends[i] = end;
    }
  }
  return { text: pieces.join(''), ends };
}

/** Bytes that are decoded at once: far more than one value, because every call costs as much as hundreds of bytes. */
const CHUNK = 1 << 16;

/** Stands for bytes that are no UTF-8; nobody knows for how many. */
const REPLACEMENT = '\ufffd';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Units of UTF-16 that valid UTF-8 becomes. */
function countUnits(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
