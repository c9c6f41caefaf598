import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes of windows-1256 that Persian text is made of: Arabic letters and the four of Persian, ZWNJ, comma, semicolon, question mark. */
const persian1256 = new Set([0x81, 0x8d, 0x8e, 0x90, 0x98, 0x9d, 0xa1, 0xaa, 0xba, 0xbf]);

/** Counts, over the bytes of a file, what speaks for UTF-8 and what for windows-1256. */
export class Utf8Evidence {
  /** Well-formed characters of two to four bytes. */
  characters = 0;
  /** Bytes over 0x7F that are in no such character. */
  strayBytes = 0;
  /** Of `strayBytes`, those that are letters or Persian punctuation in windows-1256. */
  persianStrayBytes = 0;
  #rest: Buffer = Buffer.alloc(0);

  /** Bytes of the file in order; `last` when nothing follows. */
  add(chunk: Buffer, last: boolean): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (isAscii(bytes)) {
      this.#rest = Buffer.alloc(0);
      return;
    }
    // A character may be cut at the end: it is judged with the next chunk.
    const end = last ? bytes.length : Math.max(0, bytes.length - 3);
    let at = 0;
    while (at < end) {
      if (bytes[at]! < 0x80) {
        at += 1;
        continue;
      }
      const length = characterLength(bytes, at);
      if (length > 0) {
        this.characters += 1;
        at += length;
      } else {
        this.#addStray(bytes[at]!);
        at += 1;
      }
    }
    this.#rest = bytes.subarray(at);
  }

  get total(): number {
    return this.characters + this.strayBytes;
  }

  #addStray(byte: number): void {
    this.strayBytes += 1;
    if (byte >= 0xc0 || persian1256.has(byte)) this.persianStrayBytes += 1;
  }
}

/** Bytes of the UTF-8 character that starts at `at`, 0 when none does. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first <= 0xf4 ? 4 : 0;
  if (first < 0xc2 || length === 0) return 0;
  if (length === 2) return isContinuation(bytes[at + 1]) ? 2 : 0;
  return isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 0;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;
