import type { HandwrittenWorkbook } from '../../workbooks/workbook-parts.ts';
import { sheetData, texts, workbookParts } from '../../workbooks/workbook-parts.ts';
import type { ZipPart } from '../../workbooks/zip.ts';
import { zip } from '../../workbooks/zip.ts';
import type { HostileExpectation, HostileFile } from '../hostile-file.ts';

export const header = texts('کد', 'نام', 'شهر');

/** Good rows, three of which stand in every file that can have any. */
export const goodRow = (number: number): string => texts(String(number), `مشتری ${number}`, 'تهران');
export const goodRows: readonly string[] = [1, 2, 3].map(goodRow);

export const allGood: HostileExpectation = { records: 3, rejects: [], error: null };
export const refused = (error: string, records = 0): HostileExpectation => ({ records, rejects: [], error });
export const rejected = (...rejects: readonly string[]): HostileExpectation => ({ records: 3, rejects, error: null });

/** A workbook with one sheet of these rows. */
export const sheetOf = (rows: readonly string[], more: Omit<HandwrittenWorkbook, 'sheets'> = {}): ZipPart[] =>
  workbookParts({ sheets: [{ name: 'Sheet1', xml: sheetData(...rows) }], ...more });

/** A workbook of three good rows, its parts changed. */
export const changed = (
  change: (parts: ZipPart[]) => ZipPart[],
  more: Omit<HandwrittenWorkbook, 'sheets'> = {},
): Buffer => zip(change(sheetOf([header, ...goodRows], more)));

/** Replaces one part. */
export const withPart =
  (name: string, change: (part: ZipPart) => Partial<ZipPart>) =>
  (parts: ZipPart[]): ZipPart[] =>
    parts.map((part) => (part.name === name ? { ...part, ...change(part) } : part));

export const sheetPart = 'xl/worksheets/sheet1.xml';

/** Replaces text in the XML of the sheet. */
export const editedSheet = (from: string | RegExp, to: string): Buffer =>
  changed(withPart(sheetPart, ({ content }) => ({ content: String(content).replace(from, to) })));

export const hostile = (name: string, bytes: HostileFile['bytes'], expect: HostileExpectation): HostileFile => ({
  name,
  file: `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.xlsx`,
  bytes,
  expect,
});
