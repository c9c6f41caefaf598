import { type CellBlock, createCellBlock } from './cell-block.ts';
import { behindClosingQuote, CR, closingQuote, hasQuote, LF, QUOTE, undoubleQuotes } from './quoted-cell.ts';

/** Rows per block: few enough that their text is still in the cache when each column is gone through. */
const BLOCK_ROWS = 4096;

/** How a delimited text is read. */
export interface ReadOptions {
  /** Position of the first row. */
  readonly start: number;
  /** An ASCII character's code. */
  readonly delimiter: number;
  /** By column of the text: its place among the wanted columns, from 0; -1 for columns that nobody wants. */
  readonly wanted: Int32Array;
  /** The most rows that are read; default all. */
  readonly rows?: number;
  /** Takes the cells of the next rows; the block is used again afterwards. */
  readonly onBlock: (block: CellBlock) => void;
}

/**
 * Reads delimited text (RFC 4180) and hands on the cells of the wanted columns. Lines end with LF or CRLF; a quote opens a
 * quoted cell only where the cell begins, and is doubled inside. Missing cells are empty; cells beyond the wanted columns and
 * blank lines are passed over.
 *
 * @returns the position behind the last row that was read
 * @throws YektaError `row.quote` when a quoted cell is not closed, or goes on behind its closing quote
 */
export function readCells(text: Uint8Array, { start, delimiter, wanted, rows, onBlock }: ReadOptions): number {
  const width = wanted.reduce((most, place) => Math.max(most, place + 1), 0);
  const most = rows ?? Number.POSITIVE_INFINITY;
  const block = createCellBlock(text, width, Math.min(BLOCK_ROWS, most));
  let at = start;
  while (at < text.length && block.rowsBefore + block.rows < most) {
    const content = behindBlankLine(text, at);
    if (content > at) {
      at = content;
      continue;
    }
    at = readRow(block, text, at, delimiter, wanted);
    if (++block.rows === block.height) handOn(block, onBlock);
  }
  handOn(block, onBlock);
  return Math.min(at, text.length);
}

function handOn(block: CellBlock, onBlock: (block: CellBlock) => void): void {
  if (block.rows > 0) onBlock(block);
  block.rowsBefore += block.rows;
  block.rows = 0;
}

/** The position behind a blank line at `at`; `at` itself when the line has content. */
function behindBlankLine(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return at + 1;
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at;
}

/** Reads one row into the block; the position behind its line end. */
function readRow(block: CellBlock, text: Uint8Array, start: number, delimiter: number, wanted: Int32Array): number {
  const { starts, ends, height, rows } = block;
  let at = start;
  let column = 0;
  for (; ; column++) {
    const place = column < wanted.length ? wanted[column]! : -1;
    if (text[at] === QUOTE) at = readQuoted(block, text, at + 1, delimiter, place);
    else {
      const first = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== LF) at++;
      if (place >= 0) {
        starts[place * height + rows] = first;
        ends[place * height + rows] = at > first && text[at] === LF && text[at - 1] === CR ? at - 1 : at;
      }
    }
    if (at >= text.length || text[at] === LF) break;
    at++;
  }
  while (++column < wanted.length) {
    const place = wanted[column]!;
    if (place >= 0) starts[place * height + rows] = ends[place * height + rows] = 0;
  }
  return at + 1;
}

/** Reads a quoted cell whose content begins at `start`; the position of what ends the cell. */
function readQuoted(block: CellBlock, text: Uint8Array, start: number, delimiter: number, place: number): number {
  const row = block.rowsBefore + block.rows + 1;
  let end = closingQuote(text, start, row);
  const behind = behindClosingQuote(text, end, delimiter, row);
  if (place < 0) return behind;
  if (hasQuote(text, start, end)) {
    if (block.bytes === text) block.bytes = text.slice();
    end = undoubleQuotes(block.bytes, start, end);
  }
  block.starts[place * block.height + block.rows] = start;
  block.ends[place * block.height + block.rows] = end;
  return behind;
}
