import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvConnector } from '../../../connectors/csv/connector.ts';
import type { CsvOptions } from '../../../connectors/csv/options.ts';
import type { SourceReader } from '../../../pipeline/ports/source-reader.ts';
import { type ReadResult, readAll } from '../../conformance/source-reader.ts';

const detected: CsvOptions = { location: '.', encoding: 'auto', delimiter: 'auto', quote: 'auto' };

/** A reader on the files of a folder, with everything detected but what `options` declares. */
export const openFolder = (baseFolder: string, options: Partial<CsvOptions> = {}): SourceReader =>
  csvConnector.open({ ...detected, ...options }, { baseFolder, source: 'test' });

/** What the connector makes of files with these contents; a single one is `list.csv`. */
export async function readText(
  content: string | Uint8Array | Readonly<Record<string, string | Uint8Array>>,
  options: Partial<CsvOptions> = {},
): Promise<ReadResult> {
  const files = typeof content === 'string' || content instanceof Uint8Array ? { 'list.csv': content } : content;
  return withFiles(files, (folder) => readAll(openFolder(folder, options)));
}

/** Writes the files into a folder of their own, which is gone afterwards. */
export async function withFiles<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-csv-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
