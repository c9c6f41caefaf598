/** Pieces share memory: one of its own for each would cost more than to fill it. */
const SHARED = 1 << 16;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const MOST_DIGITS = 10;
/** Most bytes of UTF-8 per code unit. */
const PER_UNIT = 3;

/** Writes JSON as UTF-8, a piece after the other, without a text in between. */
export class JsonBytes {
  private bytes = Buffer.allocUnsafe(SHARED);
  private start = 0;
  private at = 0;

  /** A text as it is. */
  raw(text: string): void {
    this.reserve(text.length * PER_UNIT);
    this.at += this.bytes.write(text, this.at);
  }

  /** One or more ASCII characters, written as they are. */
  ascii(text: string): void {
    const { length } = text;
    this.reserve(length);
    const { bytes, at } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    this.at = at + length;
  }

  /** A whole number of 32 bits that is not negative. */
  integer(value: number): void {
    this.reserve(MOST_DIGITS);
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.trunc(rest / 10)) digits++;
    this.at += digits;
    for (let rest = value, at = this.at - 1; digits > 0; digits--, rest = Math.trunc(rest / 10))
      this.bytes[at--] = ZERO + (rest % 10);
  }

  /** A JSON string. */
  string(text: string): void {
    if (!this.plainString(text)) this.raw(JSON.stringify(text));
  }

  /** How long the piece is by now. */
  get length(): number {
    return this.at - this.start;
  }

  /** Ends the piece. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(this.start, this.at);
    this.start = this.at;
    return piece;
  }

  /** Writes a text in which nothing needs to be escaped; false, and nothing is written, for any other. */
  private plainString(text: string): boolean {
    const { length } = text;
    this.reserve(length * PER_UNIT + 2);
    const { bytes } = this;
    let at = this.at;
    bytes[at++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH) return false;
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        if (isSurrogate(unit)) return false;
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
    bytes[at++] = QUOTE;
    this.at = at;
    return true;
  }

  private reserve(most: number): void {
    if (this.at + most <= this.bytes.length) return;
    const begun = this.bytes.subarray(this.start, this.at);
    this.bytes = Buffer.allocUnsafe(Math.max(SHARED, 2 * (begun.length + most)));
    this.bytes.set(begun);
    this.start = 0;
    this.at = begun.length;
  }
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}
