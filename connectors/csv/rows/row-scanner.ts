import type { LayoutMemo, RowsAhead } from '../../../pipeline/ports/source-reader.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { maxRowBytes } from '../limits.ts';
import { OversizedRow } from './oversized-row.ts';
import { carriageReturn, findLineEnd, lineEndAfter, lineFeed, RowScan } from './row-scan.ts';
import { ScanBudget } from './scan-budget.ts';
import { type BrokenRow, ScannedBlock } from './scanned-block.ts';

/** First bytes of a file of UTF-8 text, and of every file in a concatenation of them. */
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Cuts UTF-8 text into rows, with the line where each starts, so that one broken quote costs one row:
 * the row is set aside and reading resumes at the line after the one where it starts. Lines that follow it count as parts of it
 * until one is whole, that is, has as many cells as the header or as the row before.
 * Memory is bounded by the longest row plus a chunk; the work of looking ahead for closing quotes is linear in the file (ScanBudget).
 */
export class RowScanner {
  readonly #scan: RowScan;
  readonly #oversized: OversizedRow;
  readonly #budget = new ScanBudget();
  readonly #width: number;
  readonly #skippedLines: number;
  readonly #memo: Pick<LayoutMemo, 'lookAhead'> | null;
  #usualCells: number;
  #rest: Buffer = Buffer.alloc(0);
  readonly #joiner = createJoiner();
  #line = 1;
  /** Line of the row whose quote broke, while its lines go on. */
  #brokenLine: number | null = null;
  /** Whether that quote is open to the end of the text, which has no line end. */
  #openToEnd = false;

  /**
   * `width`: columns of the header. `skippedLines`: lines at the start that are no rows, such as titles, whatever is in them. `memo`: rows
   * that it knows together are not cut out one by one.
   */
  constructor(dialect: Dialect, width: number, skippedLines = 0, memo: Pick<LayoutMemo, 'lookAhead'> | null = null) {
    this.#scan = new RowScan(dialect);
    this.#oversized = new OversizedRow(dialect, (cells) => this.#isFull(cells));
    this.#width = width;
    this.#skippedLines = skippedLines;
    this.#memo = memo;
    this.#usualCells = width;
  }

  /** The rows that end in `chunk`, which follows the earlier ones; `last` when nothing follows. Valid until the next call. */
  push(chunk: Buffer, last: boolean): ScannedBlock {
    const bytes = this.#rest.length === 0 ? chunk : this.#joiner(this.#rest, chunk);
    const block = new ScannedBlock(bytes);
    let at = 0;
    while (at < bytes.length) {
      const next = this.#step(block, at, last);
      if (next === at) break;
      at = next;
    }
    block.consumed = at;
    this.#rest = bytes.subarray(at);
    return block;
  }

  /** True when the text ended inside of a quoted cell, without a line end: it was cut off. */
  get endedInsideQuotes(): boolean {
    return this.#brokenLine !== null && this.#openToEnd;
  }

  /** Takes what starts at `at` and returns where to go on, or `at` when more bytes are needed. */
  #step(block: ScannedBlock, at: number, last: boolean): number {
    const { bytes } = block;
    if (this.#oversized.active) {
      const next = this.#oversized.skip(bytes, at, last);
      this.#line += this.#oversized.lineEnds;
      return next;
    }
    if (this.#line <= this.#skippedLines) return this.#skipLine(bytes, at, last);
    const first = bytes[at];
    if (first === lineFeed || first === carriageReturn) return this.#skipBlankLine(bytes, at, last);
    if (first === byteOrderMark[0] && byteOrderMark.every((byte, index) => bytes[at + index] === byte))
      return at + byteOrderMark.length;
    if (this.#memo !== null && this.#brokenLine === null) {
      const ahead = this.#memo.lookAhead(bytes, at);
      if (ahead !== null && at + ahead.length <= bytes.length) return this.#passRows(block, at, ahead);
      if (ahead !== null && !last) return at;
    }
    const limit = this.#budget.limit(bytes, at);
    this.#scan.scan(bytes, at, limit, last && limit === bytes.length);
    switch (this.#scan.outcome) {
      case 'row':
        return this.#takeRow(block, at);
      case 'bad quote':
        return this.#takeBadQuote(block, at, last);
      case 'cut':
      case 'open quote':
        return this.#takeUnfinished(block, at, limit, last);
    }
  }

  #skipLine(bytes: Buffer, at: number, last: boolean): number {
    const lineEnd = findLineEnd(bytes, at);
    return lineEnd === bytes.length ? lineEnd : this.#skipBlankLine(bytes, lineEnd, last);
  }

  #skipBlankLine(bytes: Buffer, at: number, last: boolean): number {
    if (bytes[at] === carriageReturn && at + 1 === bytes.length && !last) return at;
    this.#line += 1;
    return lineEndAfter(bytes, at);
  }

  #passRows(block: ScannedBlock, at: number, { length, rows, memo }: RowsAhead): number {
    block.add(at, at + length, this.#line, this.#width, 0, rows, memo);
    this.#usualCells = this.#width;
    this.#budget.earn(length);
    this.#line += rows;
    return at + length;
  }

  #takeRow(block: ScannedBlock, at: number): number {
    const { end, next, cells, lineEnds, endsLikeQuoted } = this.#scan;
    const full = this.#isFull(cells);
    if (!full && lineEnds > 1 && this.#oversized.hidesRows(block.bytes, at, end)) {
      return this.#breakRow(block, at, 'a quote opens that is closed only in a later row');
    }
    if (end - at > maxRowBytes) {
      this.#reject(block, at, end, { code: 'row.too_large', reason: tooLarge });
      this.#line += lineEnds;
      return next;
    }
    if (this.#brokenLine !== null && !full) return this.#rejectContinuation(block, at, endsLikeQuoted);
    this.#brokenLine = null;
    this.#usualCells = cells;
    this.#budget.earn(next - at);
    const isPlain = cells === this.#width && lineEnds === 1 && block.bytes[next - 1] === lineFeed;
    block.add(at, end, this.#line, cells, isPlain ? next : 0);
    this.#line += lineEnds;
    return next;
  }

  /** A row whose end is not among the bytes that may be looked at. */
  #takeUnfinished(block: ScannedBlock, at: number, limit: number, last: boolean): number {
    const { bytes } = block;
    const size = limit - at;
    const sawAll = limit === bytes.length;
    if (sawAll && !last && size < maxRowBytes) return at;
    if (size < maxRowBytes || this.#oversized.hidesRows(bytes, at, limit)) {
      return this.#breakRow(block, at, 'a quote opens that is never closed', last && sawAll);
    }
    return this.#dropOversized(block, at);
  }

  #takeBadQuote(block: ScannedBlock, at: number, last: boolean): number {
    const { bytes } = block;
    const lineEnd = findLineEnd(bytes, at);
    const lineIsComplete = last || lineEnd + 1 < bytes.length || bytes[lineEnd] === lineFeed;
    if (lineIsComplete) return this.#breakRow(block, at, 'text follows a closing quote');
    return bytes.length - at < maxRowBytes ? at : this.#dropOversized(block, at);
  }

  /** Rejects the line where the row starts, and goes on behind it. */
  #breakRow(block: ScannedBlock, at: number, what: string, atEnd = false): number {
    const lineEnd = findLineEnd(block.bytes, at);
    this.#budget.spend(this.#scan.end - lineEnd);
    // Scanned alone, the line breaks in the cell whose quote it opens, however far that quote reached.
    this.#scan.scan(block.bytes, at, lineEnd, true);
    this.#reject(block, at, lineEnd, {
      code: 'row.quote',
      cell: this.#scan.cells - 1,
      reason: `The row cannot be split into cells: ${what}.`,
    });
    this.#brokenLine = this.#line;
    this.#openToEnd = atEnd && !endsWithLineEnd(block.bytes);
    return this.#nextLine(block.bytes, lineEnd);
  }

  #rejectContinuation(block: ScannedBlock, at: number, closes: boolean): number {
    const lineEnd = findLineEnd(block.bytes, at);
    this.#reject(block, at, lineEnd, {
      code: 'row.quote',
      reason: `The line has too few or too many cells and may be a part of the row at line ${this.#brokenLine}, whose quote is broken.`,
    });
    if (closes) this.#brokenLine = null;
    return this.#nextLine(block.bytes, lineEnd);
  }

  #dropOversized(block: ScannedBlock, at: number): number {
    this.#reject(block, at, block.bytes.length, {
      code: 'row.too_large',
      cell: this.#scan.cells - 1,
      reason: tooLarge,
    });
    this.#oversized.start(this.#scan.outcome === 'open quote');
    this.#line += this.#scan.lineEnds;
    return this.#scan.end;
  }

  #nextLine(bytes: Buffer, lineEnd: number): number {
    this.#line += 1;
    return Math.min(lineEndAfter(bytes, lineEnd), bytes.length);
  }

  #reject(block: ScannedBlock, start: number, end: number, broken: Omit<BrokenRow, 'line' | 'start' | 'end'>): void {
    block.reject({ ...broken, line: this.#line, start, end });
  }

  #isFull(cells: number): boolean {
    return cells === this.#width || (cells > 1 && cells === this.#usualCells);
  }
}

/** Puts bytes together, in two pieces of memory in turn: the first bytes may be of the last result. */
function createJoiner(): (first: Buffer, second: Buffer) => Buffer {
  let [memory, other] = [Buffer.alloc(0), Buffer.alloc(0)];
  return (first, second) => {
    const length = first.length + second.length;
    [memory, other] = [other, memory];
    if (memory.length < length) memory = Buffer.allocUnsafeSlow(length * 2);
    first.copy(memory);
    second.copy(memory, first.length);
    return memory.subarray(0, length);
  };
}

const tooLarge = `The row is longer than ${maxRowBytes / 1024 / 1024} MiB.`;

const endsWithLineEnd = (bytes: Buffer): boolean => bytes.at(-1) === lineFeed || bytes.at(-1) === carriageReturn;
