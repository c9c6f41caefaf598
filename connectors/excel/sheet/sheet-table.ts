import type { RawRecord, RawValue, Reject } from '../../../pipeline/ports/source-reader.ts';
import { columnLetter, unnamedColumn } from '../../tables/column-names.ts';
import type { SheetHeader } from './sheet-header.ts';
import type { SheetRow } from './sheet-row.ts';

/** Turns the rows below a header into records and rejects, and keeps count. Blank rows are neither. */
export class SheetTable {
  /** Records and rejects. */
  rowsRead = 0;
  /** Hidden rows with content. */
  hiddenRows = 0;
  /** Whether a row does not follow the one before it. */
  outOfOrder = false;
  #lastRow: number;
  readonly #header: SheetHeader;
  readonly #place: { readonly file: string; readonly sheet: string };
  readonly includesHiddenRows: boolean;
  /** Names of the columns that have no header, as they turn up. */
  readonly #unnamed = new Map<number, string>();

  constructor(
    header: SheetHeader,
    place: { readonly file: string; readonly sheet: string },
    options: { readonly includeHiddenRows: boolean },
  ) {
    this.#header = header;
    this.#place = place;
    this.#lastRow = header.row;
    this.includesHiddenRows = options.includeHiddenRows;
  }

  /** Columns of the header. */
  get width(): number {
    return this.#header.names.length;
  }

  /** Letters of the columns that hold values without a header. */
  get unnamedColumns(): readonly string[] {
    return [...this.#unnamed.keys()].sort((a, b) => a - b).map(columnLetter);
  }

  /** Null for a row that does not count: blank, or hidden and not wanted. */
  take(row: SheetRow): { readonly record: RawRecord } | { readonly reject: Reject } | null {
    if (row.blank) return null;
    if (row.hidden) {
      this.hiddenRows += 1;
      if (!this.includesHiddenRows) return null;
    }
    this.rowsRead += 1;
    if (row.number <= this.#lastRow) this.outOfOrder = true;
    this.#lastRow = row.number;
    return row.problem === null ? { record: this.#toRecord(row) } : { reject: this.#toReject(row, row.problem) };
  }

  /**
   * Every named column has its key, so that equal rows are equal records; a column without name only where it is
   * filled.
   */
  #toRecord(row: SheetRow): RawRecord {
    const values: Record<string, RawValue> = {};
    const { names } = this.#header;
    const width = Math.max(names.length, row.cells.length);
    for (let column = 0; column < width; column += 1) {
      const value = row.cells[column] ?? null;
      const name = names[column] ?? null;
      if (name !== null) values[name] = value;
      else if (value !== null) values[this.#unnamedColumn(column)] = value;
    }
    return { stream: 'rows', values, place: { ...this.#place, row: row.number } };
  }

  #toReject(row: SheetRow, problem: NonNullable<SheetRow['problem']>): Reject {
    const { column, value } = problem;
    return {
      place: { ...this.#place, row: row.number },
      ...(column < 0 ? {} : { column: this.#header.names[column] ?? unnamedColumn(column) }),
      ...(value === undefined ? {} : { value }),
      code: problem.code,
      reason: problem.reason,
    };
  }

  #unnamedColumn(column: number): string {
    const known = this.#unnamed.get(column);
    if (known !== undefined) return known;
    let name = unnamedColumn(column);
    while (this.#header.names.includes(name)) name += "'";
    this.#unnamed.set(column, name);
    return name;
  }
}
