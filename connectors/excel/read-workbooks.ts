import type { FileReport, SourceBatch } from '../../pipeline/ports/source-reader.ts';
import { errorOf, toFileError } from '../files/file-error.ts';
import { refuseLargeFile } from '../files/file-limits.ts';
import { bytesOf, type FoundFile } from '../files/find-files.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/archive.ts';
import { openSheets } from './open-sheets.ts';
import type { ExcelOptions } from './options.ts';
import type { SheetBlock } from './sheet/read-sheet.ts';
import { readSheet } from './sheet/read-sheet.ts';

/**
 * Reads files one after the other; a broken one is reported and the next goes on. Throws only the reason of `signal`.
 */
export async function* readWorkbooks(
  files: readonly FoundFile[],
  options: ExcelOptions,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const total = bytesOf(files);
  let before = 0;
  for (const file of files) {
    for await (const block of readFile(file, options, signal)) {
      signal.throwIfAborted();
      yield {
        records: block.records,
        rejects: block.rejects,
        files: block.report === null ? [] : [block.report],
        cursor: null,
        progress: { done: before + Math.floor(file.size * block.share), total },
      };
    }
    before += file.size;
  }
}

/** `share` counts over all sheets of the file. */
async function* readFile(file: FoundFile, options: ExcelOptions, signal: AbortSignal): AsyncGenerator<SheetBlock> {
  let archive: Archive | null = null;
  try {
    refuseLargeFile(file, options.maxFileBytes);
    archive = await openArchive(file.path);
    const sheets = await openSheets(archive, file, options, signal);
    for (const [index, sheet] of sheets.entries()) {
      for await (const block of readSheet(sheet, options, signal)) {
        yield { ...block, share: (index + block.share) / sheets.length };
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    const report: FileReport = { file: file.name, rowsRead: 0, ...errorOf(toFileError(error)), notes: [] };
    yield { records: [], rejects: [], columns: [], report, share: 1 };
  } finally {
    archive?.zip.close();
  }
}
