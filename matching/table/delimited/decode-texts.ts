import type { ByteStrings } from './byte-strings.ts';

/** The texts of a list of UTF-8 byte strings. */
export function decodeTexts({ length, bytes, starts }: ByteStrings): string[] {
  const texts: string[] = [];
  let first = 0;
  while (first < length) {
    let last = first + 1;
    while (last < length && starts[last + 1]! - starts[first]! <= CHUNK) last++;
    decodeChunk(bytes, starts, first, last, texts);
    first = last;
  }
  return texts;
}

/** Bytes that are decoded at once: far more than one value, because every call costs as much as hundreds of bytes. */
const CHUNK = 1 << 14;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeChunk(bytes: Uint8Array, starts: Int32Array, first: number, last: number, texts: string[]): void {
  const from = starts[first]!;
  const whole = decoder.decode(bytes.subarray(from, starts[last]!));
  // One code unit per byte: positions in the bytes are positions in the text.
  const isAligned = whole.length === starts[last]! - from;
  for (let i = first; i < last; i++) {
    const start = starts[i]!;
    const end = starts[i + 1]!;
    texts.push(isAligned ? whole.slice(start - from, end - from) : decoder.decode(bytes.subarray(start, end)));
  }
}
