import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RawRecord, Reject } from '../../../pipeline/ports/source-reader.ts';
import type { ExcelOptions } from '../options.ts';
import type { SheetHeader } from './sheet-header.ts';
import { readHeader } from './sheet-header.ts';
import type { SheetRow } from './sheet-row.ts';
import { SheetTable } from './sheet-table.ts';

/** Rows among which the header is looked for. */
const headRows = 50;
/**
 * A block is handed over with this many rows, or when they weigh as much as this many characters; the head also ends
 * there.
 */
const blockRows = 500;
const blockWeight = 2_000_000;

interface Rows {
  readonly records: RawRecord[];
  readonly rejects: Reject[];
}

/**
 * Holds the first rows of a sheet until its header is known, then gathers records and rejects into blocks of bounded
 * size.
 */
export class RowCollector {
  readonly place: { readonly file: string; readonly sheet: string };
  readonly #options: ExcelOptions;
  #head: SheetRow[] = [];
  #titleRows = 0;
  #header: SheetHeader | null = null;
  #table: SheetTable | null = null;
  #full: Rows[] = [];
  #rows: Rows = { records: [], rejects: [] };
  #weight = 0;

  constructor(place: { readonly file: string; readonly sheet: string }, options: ExcelOptions) {
    this.place = place;
    this.#options = options;
  }

  get rowsRead(): number {
    return this.#table?.rowsRead ?? 0;
  }

  /** Null until the header is known. */
  get header(): SheetHeader | null {
    return this.#header;
  }

  /** Names of the columns that have a header. */
  get columns(): readonly string[] {
    return this.#header?.names.filter((name) => name !== null) ?? [];
  }

  get table(): SheetTable | null {
    return this.#table;
  }

  /** No row with content so far. */
  get isEmpty(): boolean {
    return this.#table === null && this.#head.length === 0 && this.#titleRows === 0;
  }

  /** Rows with content above the header. */
  get titleRows(): number {
    return this.#titleRows;
  }

  /** @throws YektaError when the header cannot be read. */
  add(rows: readonly SheetRow[]): void {
    for (const row of rows) {
      if (this.#table !== null) this.#take(this.#table, row);
      else if (!row.blank) this.#addToHead(row);
    }
  }

  /** To call after the last row. @throws YektaError `file.empty`, or when the header cannot be read. */
  end(): void {
    if (this.#table !== null) return;
    if (!this.isEmpty) this.#readHead();
    else if (this.#options.sheet !== 'all') {
      throw new YektaError('file.empty', 'The sheet has no content.', { remedy: 'Check which sheet holds the rows.' });
    }
  }

  /** Blocks that are full. */
  takeFull(): readonly Rows[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The last block, perhaps empty; full ones are to be taken before. */
  takeRest(): Rows {
    const rows = this.#rows;
    this.#rows = { records: [], rejects: [] };
    return rows;
  }

  #addToHead(row: SheetRow): void {
    const { headerRow } = this.#options;
    if (headerRow !== undefined && row.number < headerRow - 1) {
      this.#titleRows += 1;
      return;
    }
    this.#head.push(row);
    this.#weight += row.weight;
    const isFull = this.#head.length >= headRows || this.#weight >= blockWeight;
    if (headerRow === undefined ? isFull : row.number >= headerRow) this.#readHead();
  }

  #readHead(): void {
    const head = this.#head.sort((a, b) => a.number - b.number);
    const header = readHeader(head, this.#options.headerRow);
    this.#header = header;
    this.#table = new SheetTable(header, this.place, this.#options);
    this.#head = [];
    this.#weight = 0;
    for (const row of head) {
      if (row.number > header.row) this.#take(this.#table, row);
      else if (row.number < header.row) this.#titleRows += 1;
    }
  }

  #take(table: SheetTable, row: SheetRow): void {
    const taken = table.take(row);
    if (taken === null) return;
    if ('record' in taken) this.#rows.records.push(taken.record);
    else this.#rows.rejects.push(taken.reject);
    this.#weight += row.weight + table.width;
    if (this.#rows.records.length + this.#rows.rejects.length < blockRows && this.#weight < blockWeight) return;
    this.#full.push(this.takeRest());
    this.#weight = 0;
  }
}
