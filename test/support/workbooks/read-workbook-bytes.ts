import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { excelConnector } from '../../../connectors/excel/connector.ts';
import type { ExcelOptions } from '../../../connectors/excel/options.ts';
import type { FileReport, RawValue } from '../../../pipeline/ports/source-reader.ts';
import type { ReadResult } from '../read-all.ts';
import { readAll } from '../read-all.ts';

export const defaultOptions: ExcelOptions = { location: '.', sheet: 1, includeHiddenRows: true };

/** Puts files into a new folder, hands it over, and takes it away again. */
export async function withFolder<T>(
  files: Readonly<Record<string, Uint8Array | string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-files-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the connector makes of one workbook. */
export function readWorkbookBytes(bytes: Uint8Array, options: Partial<ExcelOptions> = {}): Promise<ReadResult> {
  return withFolder({ 'book.xlsx': bytes }, (baseFolder) =>
    readAll(excelConnector.open({ ...defaultOptions, ...options }, { baseFolder, source: 'test' })),
  );
}

/** The values of the records of one workbook, and its one report. */
export async function readRows(
  bytes: Uint8Array,
  options: Partial<ExcelOptions> = {},
): Promise<{ readonly rows: readonly Readonly<Record<string, RawValue>>[]; readonly report: FileReport }> {
  const { records, files } = await readWorkbookBytes(bytes, options);
  if (files.length !== 1) throw new Error(`expected one report, got ${files.length}`);
  return { rows: records.map((record) => record.values), report: files[0]! };
}
