import iconv from 'iconv-lite';
import { maxRowBytes } from '../limits.ts';
import { endOfLastLine } from '../rows/row-scan.ts';
import { foreignLines } from './foreign-lines.ts';
import { encodeMarking, invalidByte } from './invalid-byte.ts';
import type { Transcoder } from './transcoder.ts';

/** What iconv-lite gives for bytes that the encoding does not define. */
const replacement = /\ufffd/g;

/**
 * A code page such as windows-1256. Nearly every byte is a character there, so a line that is UTF-8 would be taken as nonsense
 * without an error: lines that are Persian in UTF-8 are marked as invalid instead.
 */
export class LegacyTranscoder implements Transcoder {
  readonly #decoder: ReturnType<typeof iconv.getDecoder>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(encoding: string) {
    this.#decoder = iconv.getDecoder(encoding);
  }

  push(chunk: Buffer, last: boolean): Buffer {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = last || bytes.length > maxRowBytes ? bytes.length : endOfLastLine(bytes);
    this.#rest = bytes.subarray(end);
    const parts: Buffer[] = [];
    let plain = 0;
    for (const [start, stop] of foreignLines(bytes, end)) {
      parts.push(this.#decode(bytes.subarray(plain, start)), bytes.subarray(start, stop), Buffer.from([invalidByte]));
      plain = stop;
    }
    parts.push(this.#decode(bytes.subarray(plain, end)));
    if (last) parts.push(encodeMarking(this.#decoder.end() ?? '', replacement));
    return Buffer.concat(parts);
  }

  #decode(bytes: Buffer): Buffer {
    return encodeMarking(this.#decoder.write(bytes), replacement);
  }
}
