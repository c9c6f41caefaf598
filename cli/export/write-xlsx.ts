import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { ExportColumn } from './export-columns.ts';

/** Excel's own limit of a sheet, less the header row. */
const ROWS_PER_SHEET = 1_048_575;

/**
 * A workbook with one frozen, filterable header; right to left for Persian labels. Every cell is stored as text, so
 * leading zeros stay and nothing can be taken for a formula.
 */
export async function writeXlsx(
  out: Writable,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<readonly PublishedCustomer[]>,
  options: { readonly language: 'en' | 'fa' },
): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  let rows = 0;
  let sheet = addSheet(workbook, columns, options.language, 1);
  for await (const batch of batches) {
    for (const customer of batch) {
      if (rows > 0 && rows % ROWS_PER_SHEET === 0) {
        sheet.commit();
        sheet = addSheet(workbook, columns, options.language, rows / ROWS_PER_SHEET + 1);
      }
      sheet.addRow(columns.map(({ text }) => storable(text(customer)))).commit();
      rows += 1;
    }
  }
  sheet.commit();
  await workbook.commit();
  return rows;
}

function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  columns: readonly ExportColumn[],
  language: 'en' | 'fa',
  number: number,
): ExcelJS.Worksheet {
  const title = language === 'fa' ? 'مشتریان' : 'Customers';
  const sheet = workbook.addWorksheet(number === 1 ? title : `${title} ${number}`, {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'fa' }],
  });
  sheet.columns = columns.map(({ label }) => ({ header: label[language], width: 22, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return sheet;
}

/** XML has no place for control characters, and a cell no more than 32,767 characters. */
function storable(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what has to go
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').slice(0, 32_767);
  return clean === '' ? null : clean;
}
