import type { YektaError } from '../../../config/errors/yekta-error.ts';
import type { FileReport, RawRecord, Reject } from '../../../pipeline/ports/source-reader.ts';
import { errorOf, toFileError } from '../../files/file-error.ts';
import { partChunks } from '../archive/part-chunks.ts';
import type { ExcelOptions } from '../options.ts';
import type { TextTable } from '../workbook/text-table.ts';
import type { Tab, Workbook } from '../workbook/workbook.ts';
import { XmlScanner } from '../xml/xml-scanner.ts';
import { CellReader } from './cell-reader.ts';
import { RowCollector } from './row-collector.ts';
import { SheetHandler } from './sheet-handler.ts';
import { sheetNotes } from './sheet-notes.ts';

/** Some rows of a sheet. */
export interface SheetBlock {
  readonly records: readonly RawRecord[];
  readonly rejects: readonly Reject[];
  /** Names of the columns that have a header, as far as it is known. */
  readonly columns: readonly string[];
  /** With the last block of the sheet. */
  readonly report: FileReport | null;
  /** Share of the sheet that has been read, 0..1. */
  readonly share: number;
}

/** A sheet to read: a tab with rows, and what its cells refer to. */
export interface OpenSheet {
  readonly workbook: Workbook;
  readonly texts: TextTable;
  readonly tab: Tab & { readonly part: string };
  /** Name of the file as people see it. */
  readonly file: string;
}

/**
 * Reads one sheet in bounded memory. What is wrong with the sheet comes in its report, with every row before the break.
 * Throws only the reason of `signal`.
 */
export async function* readSheet(
  sheet: OpenSheet,
  options: ExcelOptions,
  signal: AbortSignal,
): AsyncGenerator<SheetBlock> {
  const { workbook, tab } = sheet;
  const cells = new CellReader(sheet.texts, workbook.formats, workbook.date1904);
  const handler = new SheetHandler(cells);
  const scanner = new XmlScanner(tab.part, handler);
  const rows = new RowCollector({ file: sheet.file, sheet: tab.name }, options);
  const size = workbook.archive.entries.get(tab.part)?.uncompressedSize ?? 0;
  let read = 0;
  let failure: YektaError | null = null;
  try {
    for await (const chunk of partChunks(workbook.archive, tab.part, signal)) {
      scanner.write(chunk);
      read += Buffer.byteLength(chunk);
      rows.add(handler.takeRows());
      for (const block of rows.takeFull()) {
        yield { ...block, columns: rows.columns, report: null, share: Math.min(read / size, 1) };
      }
    }
    scanner.end();
  } catch (error) {
    signal.throwIfAborted();
    failure = toFileError(error);
  }
  try {
    rows.add(handler.takeRows());
    rows.end();
  } catch (error) {
    failure ??= toFileError(error);
  }
  for (const block of rows.takeFull()) yield { ...block, columns: rows.columns, report: null, share: 1 };
  const { records, rejects } = rows.takeRest();
  const notes = sheetNotes(tab, rows, cells.tally, handler.merges);
  const report = { ...rows.place, rowsRead: rows.rowsRead, ...errorOf(failure), notes };
  yield { records, rejects, columns: rows.columns, report, share: 1 };
}
