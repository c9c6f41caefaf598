import { YektaError } from '../../config/errors/yekta-error.ts';
import { nameColumns, unnamedColumn } from '../tables/column-names.ts';
import { findHeader } from '../tables/find-header.ts';
import type { DetectedDialect } from './dialect/detect-dialect.ts';
import { isBlankRow } from './is-blank-row.ts';
import type { Layout } from './layout.ts';
import { maxColumns } from './limits.ts';
import type { CsvOptions } from './options.ts';
import { RowScanner } from './rows/row-scanner.ts';
import type { BrokenRow } from './rows/scanned-block.ts';
import { setAsideInvalidRows } from './rows/set-aside-invalid-rows.ts';
import { splitCells } from './rows/split-cells.ts';

type Columns = Pick<Layout, 'names' | 'header' | 'notes'>;

/** Rows among which a header is looked for. */
const judgedRows = 60;

/**
 * Column names from the options, from the declared header row, or from the row that looks like a header.
 *
 * @param sample UTF-8 from the start of the file, `skippedLines` included.
 * @throws YektaError `file.header_missing`, `file.too_large`, `file.malformed`, `file.encoding`: without a header no row can be read.
 */
export function findColumns(
  sample: Buffer,
  complete: boolean,
  dialect: DetectedDialect,
  skippedLines: number,
  options: CsvOptions,
): Columns {
  if (options.columns !== undefined && options.headerRow === undefined) {
    return { ...nameColumnsByRow(options.columns), header: null };
  }
  const scanned = new RowScanner(dialect, dialect.width, skippedLines).push(sample, complete);
  const block = setAsideInvalidRows(scanned, dialect).head(judgedRows);
  if (block.length === 0 && block.broken.length === 0) throw headerMissing(options);
  refuseWide(block.cells[0] ?? 0, block.lines[0] ?? 1);
  const cells = splitCells(block, dialect);
  const rows = cells.flatMap((row, index) => (isBlankRow(row) ? [] : [{ cells: row, line: block.lines[index] ?? 1 }]));
  const found =
    options.headerRow === undefined
      ? findHeader(rows.map((row) => row.cells.slice(0, dialect.width)))
      : declaredHeader(rows, options.headerRow);
  const header = found === null ? undefined : rows[found];
  const broken = block.broken.find((row) => header === undefined || row.line < header.line);
  if (broken !== undefined) throw refuseBroken(broken);
  if (header === undefined) throw headerMissing(options);
  refuseWide(header.cells.length, header.line);
  const named = nameColumnsByRow(options.columns ?? header.cells);
  return { names: named.names, header, notes: [...titleNotes(rows[0]?.line, header.line, options), ...named.notes] };
}

interface SampleRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The declared line is the first that was scanned; `null` when it is blank. */
const declaredHeader = (rows: readonly SampleRow[], line: number): number | null => (rows[0]?.line === line ? 0 : null);

function nameColumnsByRow(cells: readonly string[]): Pick<Columns, 'names' | 'notes'> {
  const { names, notes } = nameColumns(cells.map((cell, index) => (cell.trim() === '' ? unnamedColumn(index) : cell)));
  return { names: names.map((name, index) => name ?? unnamedColumn(index)), notes };
}

function titleNotes(first: number | undefined, header: number, options: CsvOptions): readonly string[] {
  const found = options.headerRow === undefined && first !== undefined && first < header;
  return found ? [`The header is in line ${header}; the lines above it are titles and are left out.`] : [];
}

function refuseWide(columns: number, line: number): void {
  if (columns <= maxColumns) return;
  throw new YektaError('file.too_large', `The header has more than ${maxColumns} columns.`, {
    place: { line },
    remedy: 'Export only the columns that are needed, or declare the delimiter.',
  });
}

function refuseBroken({ code, cell, line, reason }: BrokenRow): YektaError {
  refuseWide((cell ?? 0) + 1, line);
  return new YektaError(
    code === 'row.encoding' ? 'file.encoding' : 'file.malformed',
    `The header cannot be read. ${reason}`,
    {
      place: { line },
      remedy: 'Correct the line, or declare header_row when the header is below it.',
    },
  );
}

function headerMissing(options: CsvOptions): YektaError {
  const { headerRow } = options;
  if (headerRow !== undefined) {
    return new YektaError('file.header_missing', 'The declared header row is blank or not in the file.', {
      place: { line: headerRow },
      remedy: 'Correct header_row, or leave it out to have the header found.',
    });
  }
  return new YektaError('file.header_missing', 'No row looks like a header.', {
    remedy: 'Declare header_row, or columns when the file has no header.',
  });
}
