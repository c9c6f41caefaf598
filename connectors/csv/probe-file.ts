import { YektaError } from '../../config/errors/yekta-error.ts';
import type { RawRecord, RawValue, StreamProbe } from '../../pipeline/ports/source-reader.ts';
import type { FoundFile } from '../files/find-files.ts';
import { examineFile } from './examine-file.ts';
import type { Layout } from './layout.ts';
import type { CsvOptions } from './options.ts';
import { RowBuilder } from './row-builder.ts';
import { RowScanner } from './rows/row-scanner.ts';
import { TextFile } from './text-file.ts';
import { utf8Chunks } from './utf8-chunks.ts';

/** Records that samples are taken from. */
const sampledRecords = 50;

/**
 * Columns of the file with values of its first rows, empty ones left out.
 *
 * @throws YektaError with a `file.` code and the place, when the file cannot be read.
 */
export async function probeFile(
  file: FoundFile,
  options: CsvOptions,
  source: string,
  signal: AbortSignal,
): Promise<StreamProbe> {
  try {
    for await (const probe of TextFile.use(file, (text) => probeText(text, options, signal))) return probe;
    throw new YektaError('internal', 'The probe of a file ended without a result.');
  } catch (error) {
    if (!(error instanceof YektaError)) throw error;
    throw new YektaError(error.code, error.message, {
      place: { ...error.place, source, file: file.name },
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      cause: error,
    });
  }
}

async function* probeText(file: TextFile, options: CsvOptions, signal: AbortSignal): AsyncGenerator<StreamProbe, void> {
  const layout = await examineFile(file, options, signal);
  const records = await firstRecords(file, layout, signal);
  const columns = layout.names.map((name) => ({ name, samples: samplesOf(name, records) }));
  yield { stream: 'rows', place: file.name, columns, notes: layout.notes };
}

async function firstRecords(file: TextFile, layout: Layout, signal: AbortSignal): Promise<readonly RawRecord[]> {
  const scanner = new RowScanner(layout.dialect, layout.names.length, layout.skippedLines);
  const builder = new RowBuilder(file.name, layout, null);
  const records: RawRecord[] = [];
  for await (const chunk of utf8Chunks(file, layout.encoding, signal)) {
    records.push(...builder.build(scanner.push(chunk.bytes, chunk.last)).records.slice(0, sampledRecords));
    if (records.length >= sampledRecords) break;
  }
  return records.slice(0, sampledRecords);
}

const samplesOf = (name: string, records: readonly RawRecord[]): readonly RawValue[] =>
  records.map((record) => record.values[name] ?? null).filter((value) => value !== null && value !== '');
