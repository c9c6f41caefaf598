import { encodeMarking, invalidByte } from './invalid-byte.ts';
import type { Transcoder } from './transcoder.ts';

/** Characters whose lower byte is zero: what half of a character and half of an ASCII one look like together. */
const lowerByteZero = `[${Array.from({ length: 256 }, (_, upper) => `\\u${upper.toString(16).padStart(2, '0')}00`).join('')}]`;

/**
 * A line feed when a byte is missing before it, so that every character is made of the halves of two. The half beside it is the upper
 * byte of an ASCII (00), Arabic (06) or joiner (20) character; the other half of the line feed makes its neighbour end in zero. U+0A00
 * is no character; the other two are Gurmukhi letters, which such neighbours never have.
 */
const shiftedLineFeed = {
  little: new RegExp(`\\u0a00|[\\u0a06\\u0a20](?=${lowerByteZero})`),
  big: new RegExp(`\\u0a00|(?<=${lowerByteZero})[\\u0a06\\u0a20]`),
};

const loneSurrogate = /\p{Surrogate}/gu;
const invalid = Buffer.from([invalidByte]);

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
      const shifted = text.search(this.#bigEndian ? shiftedLineFeed.big : shiftedLineFeed.little);
      if (shifted === -1) {
        parts.push(encodeMarking(text, loneSurrogate));
        this.#rest = bytes.subarray(length);
        break;
      }
      parts.push(encodeMarking(text.slice(0, shifted), loneSurrogate), invalid);
      // In little endian both bytes of the line feed follow; in big endian its first one is behind already.
      if (this.#bigEndian) parts.push(Buffer.from('\n'));
      bytes = bytes.subarray(2 * shifted + 1);
    }
    if (last && this.#rest.length > 0) parts.push(invalid);
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** Whole characters: an even number of bytes that does not end between the halves of a surrogate pair. */
  #completeLength(bytes: Buffer): number {
    const even = bytes.length & ~1;
    if (even === 0) return 0;
    const upper = bytes[this.#bigEndian ? even - 2 : even - 1] ?? 0;
    return upper >= 0xd8 && upper <= 0xdb ? even - 2 : even;
  }

  #decode(bytes: Buffer): string {
    return (this.#bigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  }
}
