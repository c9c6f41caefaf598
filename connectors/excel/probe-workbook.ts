import type { ErrorCode } from '../../config/errors/error-codes.ts';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { RawValue, StreamProbe } from '../../pipeline/ports/source-reader.ts';
import { toFileError } from '../files/file-error.ts';
import type { FoundFile } from '../files/find-files.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/archive.ts';
import { openSheets } from './open-sheets.ts';
import type { ExcelOptions } from './options.ts';
import type { SheetBlock } from './sheet/read-sheet.ts';
import { readSheet } from './sheet/read-sheet.ts';

const mostSamples = 50;

/**
 * Columns of the sheets of one workbook, with samples from the first rows of each.
 *
 * @throws YektaError what is wrong with the file or the first rows of a sheet; the reason of `signal`.
 */
export async function probeWorkbook(
  file: FoundFile,
  options: ExcelOptions,
  source: string,
  signal: AbortSignal,
): Promise<StreamProbe> {
  let archive: Archive | null = null;
  try {
    archive = await openArchive(file.path);
    const samples = new Map<string, RawValue[]>();
    const notes: string[] = [];
    for (const sheet of await openSheets(archive, file, options, signal)) {
      const block = await firstBlock(readSheet(sheet, options, signal));
      addSamples(samples, block);
      notes.push(...(block.report?.notes ?? []));
    }
    const columns = [...samples].map(([name, values]) => ({ name, samples: values }));
    return { stream: 'rows', place: file.name, columns, notes };
  } catch (error) {
    signal.throwIfAborted();
    const { code, message, place, remedy } = toFileError(error);
    const details = { place: { source, file: file.name, ...place }, cause: error };
    throw new YektaError(code, message, remedy === undefined ? details : { ...details, remedy });
  } finally {
    archive?.zip.close();
  }
}

async function firstBlock(blocks: AsyncIterable<SheetBlock>): Promise<SheetBlock> {
  for await (const block of blocks) {
    const { report } = block;
    if (report?.error === undefined) return block;
    const place = report.sheet === undefined ? {} : { sheet: report.sheet };
    throw new YektaError(report.error.code as ErrorCode, report.error.message, { place });
  }
  throw new Error('A sheet gave no block.');
}

function addSamples(samples: Map<string, RawValue[]>, block: SheetBlock): void {
  for (const column of block.columns) if (!samples.has(column)) samples.set(column, []);
  for (const record of block.records) {
    for (const [column, value] of Object.entries(record.values)) {
      const values = samples.get(column) ?? [];
      if (value !== null && values.length < mostSamples) values.push(value);
      samples.set(column, values);
    }
  }
}
