import type { RawValue } from '../../../pipeline/ports/source-reader.ts';
import { TextTable } from '../workbook/text-table.ts';
import { attribute, isTrue } from '../xml/attribute.ts';
import type { XmlHandler } from '../xml/xml-scanner.ts';
import type { CellReader, CellXml } from './cell-reader.ts';
import { CellProblem } from './cell-reader.ts';
import { columnOf, parseRange } from './cell-reference.ts';
import type { MergedRange, RowProblem, SheetRow } from './sheet-row.ts';
import { isBlank, mostColumns } from './sheet-row.ts';

/** Characters and cells of one row, all columns together. */
const heaviestRow = 1_000_000;
/** Merged ranges that are kept; a data sheet has few. */
const mostMerges = 100_000;

/**
 * Collects the rows of a sheet from its XML. Rows and cells may come without their position: they follow the one
 * before.
 */
export class SheetHandler implements XmlHandler {
  /** Known only at the end of the part. */
  readonly merges: MergedRange[] = [];
  #rows: SheetRow[] = [];
  readonly #reader: CellReader;
  readonly #cell: CellXml = { type: undefined, style: undefined, text: null, formula: false };
  #inData = false;
  #inRow = false;
  #inCell = false;
  #collecting = false;
  #phonetic = false;
  #number = 0;
  #hidden = false;
  #column = -1;
  #cells: RawValue[] = [];
  #blank = true;
  #weight = 0;
  #problem: RowProblem | null = null;

  constructor(reader: CellReader) {
    this.#reader = reader;
  }

  /** The rows that are complete and have not been taken before. */
  takeRows(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (this.#inCell) this.#openInCell(name);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell' && this.merges.length < mostMerges) this.#addMerge(attributes);
  }

  text(text: string): void {
    // One character over the limit is enough to know; the rest of a huge text is not held.
    if (!this.#collecting || this.#cell.text!.length > TextTable.longestText) return;
    this.#cell.text = this.#cell.text === '' ? text : this.#cell.text + text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'sheetData') this.#inData = false;
  }

  #openInCell(name: string): void {
    if (name === 'v' || (name === 't' && !this.#phonetic)) {
      this.#cell.text ??= '';
      this.#collecting = true;
    } else if (name === 'f') {
      this.#cell.formula = true;
    } else if (name === 'rPh') {
      this.#phonetic = true;
    }
  }

  #openRow(attributes: string): void {
    if (!this.#inData) return;
    const number = Number(attribute(attributes, 'r') ?? Number.NaN);
    this.#number = Number.isSafeInteger(number) && number > 0 ? number : this.#number + 1;
    this.#hidden = isTrue(attribute(attributes, 'hidden'));
    this.#inRow = true;
    this.#column = -1;
    this.#cells = [];
    this.#blank = true;
    this.#weight = 0;
    this.#problem = null;
  }

  #openCell(attributes: string): void {
    if (!this.#inRow) return;
    this.#inCell = true;
    this.#phonetic = false;
    const reference = attribute(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#cell.type = attribute(attributes, 't');
    this.#cell.style = attribute(attributes, 's');
    this.#cell.text = null;
    this.#cell.formula = false;
  }

  #closeCell(): void {
    if (!this.#inCell) return;
    this.#inCell = false;
    const value = this.#reader.read(this.#cell);
    if (value === null) {
      // An error, or a formula that was never calculated, is read as empty, but something was there.
      if (this.#cell.formula || this.#cell.type === 'e') this.#blank = false;
      return;
    }
    const column = this.#column;
    if (value instanceof CellProblem) this.#fail(value.code, value.reason, value.value);
    else if (column < 0) this.#fail('row.unreadable', 'The position of a cell cannot be told.');
    else if (column >= mostColumns)
      this.#fail('row.ragged', 'A cell stands right of column XFD, the last that Excel has.');
    else if ((this.#cells[column] ?? null) !== null)
      this.#fail('row.unreadable', 'Two cells of the row stand in one column.');
    else this.#put(column, value);
  }

  #put(column: number, value: RawValue): void {
    this.#weight += typeof value === 'string' ? value.length + 8 : 8;
    if (this.#weight > heaviestRow) {
      this.#fail('row.too_large', `The row is over ${heaviestRow} characters.`);
      return;
    }
    while (this.#cells.length < column) this.#cells.push(null);
    this.#cells[column] = value;
    if (this.#blank) this.#blank = isBlank(value);
  }

  #fail(code: RowProblem['code'], reason: string, value?: string): void {
    this.#problem ??= { code, reason, column: this.#column, ...(value === undefined ? {} : { value }) };
  }

  #closeRow(): void {
    if (!this.#inRow) return;
    this.#inRow = false;
    this.#rows.push({
      number: this.#number,
      hidden: this.#hidden,
      cells: this.#cells,
      blank: this.#blank && this.#problem === null,
      problem: this.#problem,
      weight: this.#weight,
    });
  }

  #addMerge(attributes: string): void {
    const range = parseRange(attribute(attributes, 'ref') ?? '');
    if (range !== null) this.merges.push(range);
  }
}
