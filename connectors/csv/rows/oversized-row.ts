import type { Dialect } from '../dialect/dialect.ts';
import { carriageReturn, endOfLastLine, findLineEnd, lineEndAfter, lineFeed, RowScan } from './row-scan.ts';

/** Bytes kept in sight behind a line end inside of an oversized quoted cell, to see whether rows follow. */
const lookAheadBytes = 64 * 1024;

/** Lines that are judged when the question is whether they are rows. */
const judgedLines = 64;

/**
 * Skips the rest of a row that is over the size limit, without holding it in memory. When it is inside of quotes, the
 * closing quote may never come; then the row ends where the lines that follow are whole rows on their own.
 */
export class OversizedRow {
  /** True while the row goes on. */
  active = false;
  /** Line ends that the last `skip` passed. */
  lineEnds = 0;
  readonly #scan: RowScan;
  readonly #quote: number;
  readonly #isFull: (cells: number) => boolean;
  #quoted = false;

  /** `isFull`: whether a row of so many cells is whole. */
  constructor(dialect: Dialect, isFull: (cells: number) => boolean) {
    this.#scan = new RowScan(dialect);
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
    this.#isFull = isFull;
  }

  start(quoted: boolean): void {
    this.active = true;
    this.#quoted = quoted;
  }

  /** Goes on at `start` and returns the start of the next row, or how far it came when the row goes on. */
  skip(bytes: Buffer, start: number, last: boolean): number {
    this.lineEnds = 0;
    const limit = last ? bytes.length : bytes.length - lookAheadBytes;
    let at = start;
    while (at < limit) {
      const byte = bytes[at];
      if (byte === lineFeed || byte === carriageReturn) {
        this.lineEnds += 1;
        at = lineEndAfter(bytes, at);
        this.active = this.#quoted && !this.#rowsFollow(bytes, at, last);
        if (!this.active) return at;
      } else if (byte === this.#quote && this.#quoted) {
        at = this.#passQuote(bytes, at);
      } else if (!this.#quoted && this.#scan.isDelimiter(bytes, at)) {
        at += this.#scan.delimiterLength;
        this.#quoted = bytes[at] === this.#quote;
        if (this.#quoted) at += 1;
      } else {
        at += 1;
      }
    }
    if (last) this.active = false;
    return Math.max(at, start);
  }

  /** Whether at least half of the lines behind the first one, between `start` and `end`, are whole rows on their own. */
  hidesRows(bytes: Buffer, start: number, end: number): boolean {
    const second = lineEndAfter(bytes, findLineEnd(bytes, start));
    return this.#shareOfRows(bytes, second, end) >= 0.5;
  }

  /** Whether the line at `start` is a whole row, and so are most lines behind it. */
  #rowsFollow(bytes: Buffer, start: number, last: boolean): boolean {
    if (!this.#isRow(bytes, start, findLineEnd(bytes, start))) return false;
    const end = last ? bytes.length : endOfLastLine(bytes);
    return this.#shareOfRows(bytes, start, end) >= 0.5;
  }

  #shareOfRows(bytes: Buffer, start: number, end: number): number {
    let lines = 0;
    let rows = 0;
    for (let at = start; at < end && lines < judgedLines; ) {
      const lineEnd = Math.min(findLineEnd(bytes, at), end);
      if (lineEnd > at) lines += 1;
      if (this.#isRow(bytes, at, lineEnd)) rows += 1;
      at = lineEndAfter(bytes, lineEnd);
    }
    return lines === 0 ? 0 : rows / lines;
  }

  #isRow(bytes: Buffer, start: number, lineEnd: number): boolean {
    this.#scan.scan(bytes, start, lineEnd, true);
    return this.#scan.outcome === 'row' && this.#scan.cells > 1 && this.#isFull(this.#scan.cells);
  }

  /** Behind a quote inside of a quoted cell: a doubled one, the closing one, or a stray one, which counts as text. */
  #passQuote(bytes: Buffer, at: number): number {
    const next = bytes[at + 1];
    if (next === this.#quote) return at + 2;
    const closes =
      next === undefined || next === lineFeed || next === carriageReturn || this.#scan.isDelimiter(bytes, at + 1);
    if (closes) this.#quoted = false;
    return at + 1;
  }
}
