import { join } from 'node:path';
import exceljs from 'exceljs';
import { seededRandom } from '../random.ts';
import type { TruthWriter } from '../truth-writer.ts';
import { reportDay, toIsoDate } from '../world/calendar.ts';
import type { Party } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import type { SalesCell, SalesColumn, SalesRow } from './sales-columns.ts';
import { salesColumns, salesHeaders } from './sales-columns.ts';
import { salesRow } from './sales-row.ts';

/** Rows above the first customer: two titles, a blank row, the header. */
const rowsAbove = 4;
const firstCode = 10001;

/** Writes `sales.xlsx` row by row: bounded memory at any size. */
export async function writeSalesWorkbook(
  folder: string,
  seed: string,
  registrations: readonly Registration<Party>[],
  truth: TruthWriter,
): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    filename: join(folder, 'sales.xlsx'),
    useStyles: true,
    useSharedStrings: true,
  });
  workbook.created = new Date(`${toIsoDate(reportDay)}T08:00:00Z`);
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('مشتریان', {
    views: [{ rightToLeft: true, state: 'frozen', ySplit: rowsAbove }],
  });
  sheet.columns = salesColumns.map((column) => ({ key: column, width: widths[column] ?? 14 }));
  sheet.getColumn(columnNumber('lastOrder')).numFmt = 'yyyy/mm/dd';
  writeTitle(sheet);
  const totals = { orders: 0, amount: 0 };
  for (const [index, registration] of registrations.entries()) {
    const code = firstCode + index;
    const random = seededRandom(`${seed}/sales/${index}`);
    const sale = salesRow(registration, code, random);
    totals.orders += sale.orders;
    totals.amount += sale.amount;
    const row = sheet.addRow(toCells(sale, rowsAbove + 1 + index));
    if (random.chance(0.004)) row.hidden = true;
    if (random.chance(0.1)) row.getCell(columnNumber('mobile')).numFmt = '00000000000';
    row.commit();
    await truth.add('sales', String(code), registration.party);
  }
  if (registrations.length > 0) writeTotals(sheet, rowsAbove + registrations.length, totals);
  sheet.commit();
  await workbook.commit();
}

const widths: Partial<Record<SalesColumn, number>> = { company: 32, address: 48, email: 26, family: 20, remark: 24 };

const columnNumber = (column: SalesColumn): number => salesColumns.indexOf(column) + 1;
const columnLetter = (column: SalesColumn): string => String.fromCharCode(64 + columnNumber(column));

function writeTitle(sheet: exceljs.Worksheet): void {
  const last = columnLetter(salesColumns.at(-1)!);
  sheet.getCell('A1').value = 'شرکت بازرگانی اطلس - فهرست مشتریان';
  sheet.getCell('A2').value = 'تاریخ گزارش: ۱۴۰۴/۰۸/۱۵';
  sheet.mergeCells(`A1:${last}1`);
  sheet.mergeCells(`A2:${last}2`);
  for (const number of [1, 2, 3]) sheet.getRow(number).commit();
  const header = sheet.getRow(rowsAbove);
  header.values = salesColumns.map((column) => salesHeaders[column]);
  header.font = { bold: true };
  header.commit();
}

/** The average is a formula with its cached result, as Excel saves it. */
function toCells(row: SalesRow, rowNumber: number): Record<string, exceljs.CellValue> {
  const cells: Record<string, exceljs.CellValue> = {};
  for (const column of salesColumns) if (column !== 'average') cells[column] = toCell(row[column]);
  const formula = `${columnLetter('amount')}${rowNumber}/${columnLetter('orders')}${rowNumber}`;
  return { ...cells, average: { formula, result: row.amount / row.orders } };
}

const toCell = (cell: SalesCell): exceljs.CellValue => (cell === '' ? null : cell);

/** The sums below the list: no customer, and no key either. */
function writeTotals(
  sheet: exceljs.Worksheet,
  lastRow: number,
  totals: { readonly orders: number; readonly amount: number },
): void {
  const sum = (column: 'orders' | 'amount'): exceljs.CellValue => {
    const letter = columnLetter(column);
    return { formula: `SUM(${letter}${rowsAbove + 1}:${letter}${lastRow})`, result: totals[column] };
  };
  sheet.addRow({ family: 'جمع کل', orders: sum('orders'), amount: sum('amount') }).commit();
}
