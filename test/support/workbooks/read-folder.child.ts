import { peakMegabytes } from '../../../cli/output/peak-memory.ts';
import { excelConnector } from '../../../connectors/excel/connector.ts';
import type { FileReport } from '../../../pipeline/ports/source-reader.ts';
import { defaultOptions } from './read-workbook-bytes.ts';

/** What became of one file. */
export interface FileResult {
  records: number;
  readonly rejects: string[];
  readonly reports: FileReport[];
}

export interface FolderResult {
  readonly files: Readonly<Record<string, FileResult>>;
  /** MB. */
  readonly peakMemory: number;
}

const files: Record<string, FileResult> = {};
const of = (file: string): FileResult => {
  files[file] ??= { records: 0, rejects: [], reports: [] };
  return files[file];
};

const reader = excelConnector.open(defaultOptions, { baseFolder: process.argv[2] ?? '.', source: 'folder' });
for await (const batch of reader.read(null, new AbortController().signal)) {
  for (const { place } of batch.records) of(place.file).records += 1;
  for (const { place, code } of batch.rejects) of(place.file).rejects.push(code);
  for (const report of batch.files) of(report.file).reports.push(report);
}
const result: FolderResult = { files, peakMemory: peakMegabytes() };
process.stdout.write(JSON.stringify(result));
