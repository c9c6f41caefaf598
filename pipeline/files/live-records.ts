import type { SourceConfig } from '../../config/schema/source-config.ts';
import { toSourceName } from '../../matching/ids.ts';
import { contentOf } from '../extract/content-json.ts';
import { recordKey } from '../extract/record-key.ts';
import { columnCheck, requiredColumns } from '../extract/required-columns.ts';
import type { FileReport, RawRecord, SourceReader } from '../ports/source-reader.ts';

/** A record that is live in its source, with its key. */
export interface LiveRecord {
  readonly record: RawRecord;
  readonly key: string;
}

/** What reading a source leaves out, for people. */
export interface Reading {
  /** Rows that could not be taken: broken ones, and ones without a key. */
  rejected: number;
  readonly brokenFiles: FileReport[];
}

/**
 * Everything that is live in a source, batch by batch, as a first sync would see it: rows without a key are left out, and of an
 * object that a source of changes names several times the last state counts.
 *
 * @throws YektaError as the connector does, and `source.column_missing`
 */
export async function* liveRecords(
  source: SourceConfig,
  reader: SourceReader,
  reading: Reading,
  {
    signal,
    onProgress,
  }: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number | null) => void },
): AsyncGenerator<readonly LiveRecord[]> {
  const keyColumns = new Map(source.streams.map(({ name, key }) => [name, key]));
  const checkColumns = columnCheck(
    toSourceName(source.name),
    reader.mode === 'snapshot' ? requiredColumns(source) : [],
  );
  const latest = new Map<string, LiveRecord>();
  for await (const batch of reader.read(null, signal)) {
    signal.throwIfAborted();
    checkColumns(batch.records);
    reading.rejected += batch.rejects.length;
    for (const file of batch.files) if (file.error !== undefined) reading.brokenFiles.push(file);
    const live: LiveRecord[] = [];
    for (const record of batch.records) {
      const key = recordKey(record, keyColumns.get(record.stream) ?? [], () => contentOf(record).hash);
      if (key === null) reading.rejected++;
      else if (reader.mode === 'changes') latest.set(`${record.stream}\n${key}`, { record, key });
      else if (record.deleted !== true) live.push({ record, key });
    }
    onProgress(batch.progress.done, batch.progress.total);
    yield live;
  }
  yield [...latest.values()].filter(({ record }) => record.deleted !== true);
}
