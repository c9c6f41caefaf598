import { TextDecoder } from 'node:util';

/**
 * Stands in decoded text for what cannot be decoded, and for NUL, which neither XML nor a database takes. A noncharacter that
 * XML does not allow: no valid text holds it, so a row with it can be rejected while the others live.
 */
export const undecodable = '\uFFFF';

/**
 * Decodes the bytes of an XML part that come in chunks; no character is cut. UTF-8, or UTF-16 with a byte order mark.
 */
export class XmlDecoder {
  #utf16: TextDecoder | null = null;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #pending: Buffer = Buffer.alloc(0);
  #started = false;

  decode(chunk: Buffer): string {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    // A byte order mark has up to three bytes.
    if (!this.#started && bytes.length < 3) {
      this.#pending = bytes;
      return '';
    }
    return this.#started ? this.#decode(bytes) : this.#start(bytes);
  }

  /** What is left after the last chunk: half a character, or a part of one or two bytes. */
  end(): string {
    const rest = this.#pending;
    this.#pending = Buffer.alloc(0);
    if (this.#utf16 !== null) return marked(this.#utf16.decode());
    return marked(rest.toString('utf8'));
  }

  #start(bytes: Buffer): string {
    this.#started = true;
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#utf16 = new TextDecoder('utf-16le');
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#utf16 = new TextDecoder('utf-16be');
    const hasUtf8Mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return this.#decode(hasUtf8Mark ? bytes.subarray(3) : bytes);
  }

  #decode(bytes: Buffer): string {
    if (this.#utf16 !== null) {
      this.#pending = Buffer.alloc(0);
      return marked(this.#utf16.decode(bytes, { stream: true }));
    }
    const whole = bytes.length - incompleteTail(bytes);
    this.#pending = bytes.subarray(whole);
    const characters = bytes.subarray(0, whole);
    try {
      return withoutNul(this.#utf8.decode(characters));
    } catch {
      return marked(characters.toString('utf8'));
    }
  }
}

const marked = (text: string): string => withoutNul(text.replaceAll('\uFFFD', undecodable));

const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', undecodable) : text);

/** Bytes at the end that start a character of UTF-8 without ending it: 0 to 3. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    const isContinuation = (byte & 0xc0) === 0x80;
    if (isContinuation) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
