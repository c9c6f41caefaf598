import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type ExcelJS from 'exceljs';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { ExportColumn } from './export-columns.ts';
import { sheetText } from './sheet-text.ts';

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
  // The library takes a quarter of a second to load, and the other formats do not need it.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const failed = finished(out);
  failed.catch(() => {});
  let rows = 0;
  let sheet = addSheet(workbook, columns, options.language, 1);
  for await (const batch of batches) {
    for (const customer of batch) {
      if (rows > 0 && rows % ROWS_PER_SHEET === 0) {
        sheet.commit();
        sheet = addSheet(workbook, columns, options.language, rows / ROWS_PER_SHEET + 1);
      }
      sheet.addRow(columns.map(({ text }) => sheetText(text(customer)))).commit();
      rows += 1;
    }
    await Promise.race([untilTaken(sheet), failed]);
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

/**
 * Waits until the compression behind a sheet has taken what was written. The library itself never waits, and would hold a large
 * export in memory as a whole; what it writes to is no part of its types.
 */
async function untilTaken(sheet: ExcelJS.Worksheet): Promise<void> {
  const { stream } = sheet as unknown as { readonly stream: { readonly pipes: readonly Writable[] } };
  await Promise.all(stream.pipes.map((pipe) => new Promise((resolve) => pipe.write('', resolve))));
}
