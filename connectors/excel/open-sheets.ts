import type { FoundFile } from '../files/find-files.ts';
import type { Archive } from './archive/archive.ts';
import type { ExcelOptions } from './options.ts';
import type { OpenSheet } from './sheet/read-sheet.ts';
import { selectTabs } from './workbook/select-tabs.ts';
import { readSharedStrings } from './workbook/shared-strings.ts';
import { TextTable } from './workbook/text-table.ts';
import { readWorkbook } from './workbook/workbook.ts';

/**
 * The sheets of a workbook that the options ask for, ready to be read. @throws YektaError what is wrong with the file
 * as a whole.
 */
export async function openSheets(
  archive: Archive,
  file: FoundFile,
  options: ExcelOptions,
  signal: AbortSignal,
): Promise<readonly OpenSheet[]> {
  const workbook = await readWorkbook(archive, signal);
  const tabs = selectTabs(workbook.tabs, options.sheet);
  const { sharedStrings } = workbook;
  const texts = sharedStrings === null ? new TextTable() : await readSharedStrings(archive, sharedStrings, signal);
  return tabs.map((tab) => ({ workbook, texts, tab, file: file.name }));
}
