import type { RawRecord, RawValue, Reject } from '../../pipeline/ports/source-reader.ts';
import { isBlankRow } from './is-blank-row.ts';
import type { Layout } from './layout.ts';
import { maxRejectValue } from './limits.ts';
import type { BrokenRow, ScannedBlock } from './rows/scanned-block.ts';
import { setAsideInvalidRows } from './rows/set-aside-invalid-rows.ts';
import { splitCells } from './rows/split-cells.ts';

export interface BuiltRows {
  readonly records: readonly RawRecord[];
  /** In the order of the file. */
  readonly rejects: readonly Reject[];
}

/** Makes records and rejects of the rows of one file, and counts what a person should know. Blank rows and the header are neither. */
export class RowBuilder {
  /** Rows with fewer cells than the header: the missing ones are null. */
  shortRows = 0;
  /** Rows that repeat the header, as in concatenated exports. */
  repeatedHeaders = 0;
  readonly #file: string;
  readonly #layout: Layout;

  constructor(file: string, layout: Layout) {
    this.#file = file;
    this.#layout = layout;
  }

  build(scanned: ScannedBlock): BuiltRows {
    const block = setAsideInvalidRows(scanned, this.#layout.dialect);
    const headerLine = this.#layout.header?.line ?? 0;
    const records: RawRecord[] = [];
    const rejects: Reject[] = [];
    for (const row of block.broken) if (row.line > headerLine) rejects.push(this.#toReject(block, row));
    const rows = splitCells(block, this.#layout.dialect);
    for (const [index, cells] of rows.entries()) {
      const line = block.lines[index]!;
      if (line <= headerLine || isBlankRow(cells) || this.#repeatsHeader(cells)) continue;
      if (this.#hasSurplus(cells)) rejects.push(this.#raggedReject(block, index, cells.length));
      else records.push({ stream: 'rows', values: this.#toValues(cells), place: { file: this.#file, row: line } });
    }
    if (rejects.length > block.broken.length) rejects.sort((a, b) => a.place.row - b.place.row);
    return { records, rejects };
  }

  /** Every record gets the same keys in the same order, missing cells included: engines keep such objects small and fast. */
  #toValues(cells: readonly string[]): Readonly<Record<string, RawValue>> {
    const { names } = this.#layout;
    const values: Record<string, RawValue> = {};
    for (let index = 0; index < names.length; index += 1) values[names[index]!] = cells[index] ?? null;
    if (cells.length < names.length) this.shortRows += 1;
    return values;
  }

  #repeatsHeader(cells: readonly string[]): boolean {
    const header = this.#layout.header?.cells;
    if (header === undefined || cells[0] !== header[0] || cells.length !== header.length) return false;
    if (!cells.every((cell, index) => cell === header[index])) return false;
    this.repeatedHeaders += 1;
    return true;
  }

  #hasSurplus(cells: readonly string[]): boolean {
    const { length } = this.#layout.names;
    return cells.length > length && !isBlankRow(cells.slice(length));
  }

  #raggedReject(block: ScannedBlock, index: number, cells: number): Reject {
    return {
      place: { file: this.#file, row: block.lines[index]! },
      value: rejectValue(block.bytes, block.starts[index]!, block.ends[index]!),
      code: 'row.ragged',
      reason: `The row has ${cells} cells; the header has ${this.#layout.names.length} columns.`,
    };
  }

  #toReject(block: ScannedBlock, row: BrokenRow): Reject {
    const column = row.cell === undefined ? undefined : this.#layout.names[row.cell];
    return {
      place: { file: this.#file, row: row.line },
      ...(column === undefined ? {} : { column }),
      value: rejectValue(block.bytes, row.start, row.end),
      code: row.code,
      reason: row.reason,
    };
  }
}

/** The start of the row as text; a character takes up to four bytes. */
function rejectValue(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, Math.min(end, start + 4 * maxRejectValue));
  return text.slice(0, maxRejectValue).toWellFormed();
}
