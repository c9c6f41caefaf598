import type { Dialect } from '../dialect/dialect.ts';

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/**
 * `row`: the row ends, at a line end or at the end of the text. `cut`: the bytes end before the row does, outside of
 * quotes. `open quote`: they end inside quotes. `bad quote`: text follows a closing quote.
 */
export type ScanOutcome = 'row' | 'cut' | 'open quote' | 'bad quote';

/**
 * Finds the end of one row in UTF-8 bytes, with the reading of quotes that csv-parse has: a cell is quoted when it starts with
 * the quote, a doubled quote inside is one quote, and any other cell is plain text, quotes included.
 * `\n`, `\r\n` and `\r` end a line. The result is in the fields, to be read before the next scan: a row costs no allocation.
 */
export class RowScan {
  outcome: ScanOutcome = 'cut';
  /** End of the row without its line end (exclusive), or the place where the scan gave up. */
  end = 0;
  /** Start of the next row. */
  next = 0;
  /** Cells seen: a blank line has one. */
  cells = 0;
  /** Cells in well-formed quotes. */
  quoted = 0;
  /** Line ends passed, the one that ends the row included. */
  lineEnds = 0;
  /** True when an unquoted cell ends with a quote, as the last line of a quoted cell does when its first line is lost. */
  endsLikeQuoted = false;

  readonly delimiterLength: number;
  readonly #delimiter: Buffer;
  readonly #quote: number;
  /** Of each byte: 1 when an unquoted cell may end before it. */
  readonly #stops = new Uint8Array(256);

  constructor(dialect: Dialect) {
    this.#delimiter = Buffer.from(dialect.delimiter);
    this.delimiterLength = this.#delimiter.length;
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
    for (const byte of [lineFeed, carriageReturn, this.#delimiter[0]!]) this.#stops[byte] = 1;
  }

  /** Scans from `start`; `limit` is the end of what may be looked at, and the end of the text when `last`. */
  scan(bytes: Buffer, start: number, limit: number, last: boolean): void {
    const quote = this.#quote;
    const stops = this.#stops;
    const delimiterStart = this.#delimiter[0];
    const { delimiterLength } = this;
    let at = start;
    this.cells = 1;
    this.quoted = 0;
    this.lineEnds = 0;
    this.endsLikeQuoted = false;
    for (;;) {
      if (at < limit && bytes[at] === quote) {
        at = this.#skipQuoted(bytes, at + 1, limit, last);
        if (at === -1) return;
        this.quoted += 1;
      } else {
        const cell = at;
        for (;;) {
          while (at < limit && stops[bytes[at]!] === 0) at += 1;
          if (at >= limit || delimiterLength === 1 || bytes[at] !== delimiterStart || this.isDelimiter(bytes, at))
            break;
          at += 1;
        }
        if (at > cell && bytes[at - 1] === quote) this.endsLikeQuoted = true;
      }
      const byte = at < limit ? bytes[at] : undefined;
      const isDelimiter = byte === delimiterStart && (delimiterLength === 1 || this.isDelimiter(bytes, at));
      if (!isDelimiter) {
        this.#endRow(bytes, at, limit, last);
        return;
      }
      at += delimiterLength;
      this.cells += 1;
    }
  }

  /** From behind an opening quote to behind the closing one, or -1 when there is none. */
  #skipQuoted(bytes: Buffer, start: number, limit: number, last: boolean): number {
    const quote = this.#quote;
    let at = start;
    for (;;) {
      for (; at < limit; at += 1) {
        const byte = bytes[at];
        if (byte === quote) break;
        if (byte === carriageReturn && at + 1 === limit && !last) break;
        if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) this.lineEnds += 1;
      }
      // A quote or carriage return at the end: what it means depends on the byte that follows.
      if (at >= limit || (at + 1 === limit && !last)) {
        this.#stop('open quote', at, at);
        return -1;
      }
      if (at + 1 === limit || bytes[at + 1] !== quote) return at + 1;
      at += 2;
    }
  }

  /** Behind the last cell that could be told: what follows is no delimiter. */
  #endRow(bytes: Buffer, at: number, limit: number, last: boolean): void {
    const isLineEnd = at < limit && (bytes[at] === lineFeed || bytes[at] === carriageReturn);
    if (at >= limit) {
      this.#stop(last ? 'row' : 'cut', at, at);
    } else if (isLineEnd && bytes[at] === carriageReturn && at + 1 === limit && !last) {
      // Whether a line feed follows is not known yet.
      this.#stop('cut', at, at);
    } else if (isLineEnd) {
      this.lineEnds += 1;
      this.#stop('row', at, lineEndAfter(bytes, at));
    } else {
      this.#stop(!last && at + this.delimiterLength > limit ? 'cut' : 'bad quote', at, at);
    }
  }

  /** Whether the delimiter stands at `at`. */
  isDelimiter(bytes: Buffer, at: number): boolean {
    const delimiter = this.#delimiter;
    for (let index = 0; index < delimiter.length; index += 1) {
      if (bytes[at + index] !== delimiter[index]) return false;
    }
    return true;
  }

  #stop(outcome: ScanOutcome, end: number, next: number): void {
    this.outcome = outcome;
    this.end = end;
    this.next = next;
  }
}

/** Position behind the line end that starts at `at`. */
export function lineEndAfter(bytes: Buffer, at: number): number {
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

/** Position of the first line end from `start` on, or `bytes.length`. */
export function findLineEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1;
  return at;
}

/** Position behind the last line end, 0 when there is none. A carriage return at the very end does not count: a line feed may follow. */
export function endOfLastLine(bytes: Buffer): number {
  let at = bytes.length;
  if (bytes[at - 1] === carriageReturn) at -= 1;
  while (at > 0 && bytes[at - 1] !== lineFeed && bytes[at - 1] !== carriageReturn) at -= 1;
  return at;
}
