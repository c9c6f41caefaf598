import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import { type CsvError, parse } from 'csv-parse';
import { type Place, YektaError } from '../../config/errors/yekta-error.ts';
import { nearestName } from '../../config/nearest-name.ts';

/** One row of a table, with the line where it ends. */
export interface TableRow<C extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<C, string>>;
}

/**
 * Reads a CSV file (UTF-8, comma) whose header has exactly these columns, in any order, row by row.
 *
 * @throws YektaError `truth.invalid` with the line, when it cannot be read or has other columns or empty cells
 */
export async function* readTable<C extends string>(file: string, columns: readonly C[]): AsyncGenerator<TableRow<C>> {
  const place = (line?: number): Place => ({ file: relative('', file), ...(line === undefined ? {} : { line }) });
  const rows = createReadStream(file).compose(parse({ bom: true, info: true, skip_empty_lines: true, trim: true }));
  let header: readonly string[] | null = null;
  try {
    for await (const { record, info } of rows as AsyncIterable<ParsedRow>) {
      if (header === null) {
        header = record;
        checkHeader(header, columns, place(info.lines));
        continue;
      }
      const cells = Object.fromEntries(header.map((column, index) => [column, record[index]!.normalize('NFC')]));
      const empty = columns.find((column) => cells[column] === '');
      if (empty !== undefined) throw invalid(`The column "${empty}" is empty.`, place(info.lines));
      yield { line: info.lines, cells: cells as Readonly<Record<C, string>> };
    }
  } catch (cause) {
    if (cause instanceof YektaError) throw cause;
    throw unreadable(cause, columns, place);
  }
  if (header === null) throw invalid('The file is empty.', place(), `Its header is ${columns.join(',')}.`);
}

export function invalid(message: string, place: Place, remedy?: string): YektaError {
  return new YektaError('truth.invalid', message, { place, ...(remedy === undefined ? {} : { remedy }) });
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function checkHeader(header: readonly string[], columns: readonly string[], place: Place): void {
  const remedy = `Its header is ${columns.join(',')}.`;
  const unknown = header.find((column) => !columns.includes(column));
  if (unknown !== undefined) {
    const near = nearestName(unknown, columns);
    throw invalid(
      `There is no column "${unknown}" in such a file${near === null ? '' : ` (did you mean "${near}"?)`}.`,
      place,
      remedy,
    );
  }
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined) throw invalid(`The header has no column "${missing}".`, place, remedy);
  const twice = header.find((column, index) => header.indexOf(column) !== index);
  if (twice !== undefined) throw invalid(`The header has the column "${twice}" twice.`, place, remedy);
}

function unreadable(cause: unknown, columns: readonly string[], place: (line?: number) => Place): unknown {
  if (isParseError(cause)) {
    const cells = cause.code.startsWith('CSV_RECORD_INCONSISTENT');
    return invalid(
      cells
        ? `The row does not have ${columns.length} cells.`
        : 'The quotes of the row are not closed or stand in the wrong place.',
      place(Number(cause.lines)),
    );
  }
  if (typeof cause === 'object' && cause !== null && 'syscall' in cause) {
    return invalid('The file does not exist or cannot be read.', place());
  }
  return cause;
}

function isParseError(error: unknown): error is CsvError & { readonly lines: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
