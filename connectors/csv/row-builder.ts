import type {
  KnownStretch,
  LayoutMemo,
  RawRecord,
  RawValue,
  Reject,
  RowPlace,
} from '../../pipeline/ports/source-reader.ts';
import { isBlankRow } from './is-blank-row.ts';
import type { Layout } from './layout.ts';
import { maxRejectValue } from './limits.ts';
import { recallRows } from './rows/recall-rows.ts';
import type { BrokenRow, ScannedBlock } from './rows/scanned-block.ts';
import { setAsideInvalidRows } from './rows/set-aside-invalid-rows.ts';
import { splitCells } from './rows/split-cells.ts';

export interface BuiltRows {
  readonly records: readonly RawRecord[];
  readonly known: readonly KnownStretch[];
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
  readonly #memo: LayoutMemo | null;

  constructor(file: string, layout: Layout, memo: LayoutMemo | null) {
    this.#file = file;
    this.#layout = layout;
    this.#memo = memo;
  }

  build(scanned: ScannedBlock): BuiltRows {
    const block = setAsideInvalidRows(scanned, this.#layout.dialect);
    const headerLine = this.#layout.header?.line ?? 0;
    const records: RawRecord[] = [];
    const known: KnownStretch[] = [];
    const rejects: Reject[] = [];
    for (const row of block.broken) if (row.line > headerLine) rejects.push(this.#toReject(block, row));
    const recalled = recallRows(block, headerLine, this.#memo);
    const { unknown, numbers } = recalled;
    const takeKnown = (before: number): void => {
      for (let row = recalled.known[known.length]; row !== undefined && row.before <= before; ) {
        if (row.cells < this.#layout.names.length) this.shortRows += row.rows;
        known.push({ place: this.#placeOf(row.line), memo: row.number, rows: row.rows, before: records.length });
        row = recalled.known[known.length];
      }
    };
    for (const [index, cells] of splitCells(unknown, this.#layout.dialect).entries()) {
      takeKnown(index);
      const line = unknown.lines[index]!;
      if (line <= headerLine || isBlankRow(cells) || this.#repeatsHeader(cells)) continue;
      if (this.#hasSurplus(cells)) rejects.push(this.#raggedReject(unknown, index, cells.length));
      else records.push(this.#toRecord(cells, line, numbers[index]));
    }
    takeKnown(unknown.length);
    if (rejects.length > block.broken.length) rejects.sort((a, b) => a.place.row - b.place.row);
    return { records, known, rejects };
  }

  #toRecord(cells: readonly string[], line: number, memo: number | undefined): RawRecord {
    return { stream: 'rows', values: this.#toValues(cells), place: this.#placeOf(line), memo };
  }

  #placeOf(line: number): RowPlace {
    return { file: this.#file, row: line };
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
      place: this.#placeOf(block.lines[index]!),
      value: rejectValue(block.bytes, block.starts[index]!, block.ends[index]!),
      code: 'row.ragged',
      reason: `The row has ${cells} cells; the header has ${this.#layout.names.length} columns.`,
    };
  }

  #toReject(block: ScannedBlock, row: BrokenRow): Reject {
    const column = row.cell === undefined ? undefined : this.#layout.names[row.cell];
    return {
      place: this.#placeOf(row.line),
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
