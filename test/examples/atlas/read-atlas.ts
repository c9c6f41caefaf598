import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import type {
  ZendeskOrganization,
  ZendeskTicket,
  ZendeskUser,
} from '../../../examples/atlas/sources/zendesk-objects.ts';

/** Texts of a row by column header. */
export type Cells = ReadonlyMap<string, string>;

export interface ZendeskAccount {
  readonly users: readonly ZendeskUser[];
  readonly organizations: readonly ZendeskOrganization[];
  readonly tickets: readonly ZendeskTicket[];
}

/** All cells of the sales sheet by row, as text; formulas as `=formula|result`. */
export async function readSheet(folder: string): Promise<{ sheet: exceljs.Worksheet; rows: string[][] }> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(join(folder, 'sales.xlsx'));
  const sheet = workbook.getWorksheet('مشتریان')!;
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = [];
    for (let column = 1; column <= 22; column++) cells.push(toText(row.getCell(column).value));
    rows.push(cells);
  });
  return { sheet, rows };
}

/** Rows of the sales list by header, without titles and totals. */
export function salesRecords(rows: readonly string[][]): Cells[] {
  const header = rows[3]!;
  return rows
    .slice(4)
    .filter((cells) => cells[0] !== '')
    .map((cells) => new Map(header.map((name, index) => [name, cells[index]!])));
}

export async function readAccounting(folder: string): Promise<Cells[]> {
  const text = iconv.decode(await readFile(join(folder, 'accounting.csv')), 'windows-1256');
  const [header, ...rows]: string[][] = parse(text, { delimiter: ';', relax_column_count: true });
  return rows.map((cells) => new Map(header!.map((name, index) => [name, cells[index]!])));
}

export const readZendesk = async (folder: string): Promise<ZendeskAccount> =>
  JSON.parse(await readFile(join(folder, 'zendesk.json'), 'utf8')) as ZendeskAccount;

function toText(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && 'formula' in value) return `=${value.formula}|${String(value.result)}`;
  return String(value);
}
