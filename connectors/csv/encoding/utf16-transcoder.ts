import { encodeMarking, invalidByte } from './invalid-byte.ts';
import type { Transcoder } from './transcoder.ts';

/**
 * What a line feed next to an ASCII character becomes when a byte is missing before it. U+0A00 is no character, so it can
 * only mean that.
 */
const shiftedLineFeed = '\u0a00';

/** UTF-16 of either byte order. A lost or surplus byte spoils its own line only. */
export class Utf16Transcoder implements Transcoder {
  readonly #bigEndian: boolean;
  #rest: Buffer = Buffer.alloc(0);

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  push(chunk: Buffer, last: boolean): Buffer {
    const parts: Buffer[] = [];
    let bytes = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const length = last ? bytes.length & ~1 : this.#completeLength(bytes);
      const text = this.#decode(bytes.subarray(0, length));
      const shifted = text.indexOf(shiftedLineFeed);
      if (shifted === -1) {
        parts.push(encodeMarking(text, /\p{Surrogate}/gu));
        this.#rest = bytes.subarray(length);
        break;
      }
      parts.push(encodeMarking(text.slice(0, shifted), /\p{Surrogate}/gu), Buffer.from([invalidByte]));
      // In little endian both bytes of the line feed follow; in big endian its first one is behind already.
      if (this.#bigEndian) parts.push(Buffer.from('\n'));
      bytes = bytes.subarray(2 * shifted + 1);
    }
    if (last && this.#rest.length > 0) parts.push(Buffer.from([invalidByte]));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** Whole characters: an even number of bytes that does not end between the halves of a surrogate pair. */
  #completeLength(bytes: Buffer): number {
    const even = bytes.length & ~1;
    if (even === 0) return 0;
    const high = bytes[this.#bigEndian ? even - 2 : even - 1] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  }

  #decode(bytes: Buffer): string {
    return (this.#bigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  }
}
