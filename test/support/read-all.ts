import type {
  Cursor,
  FileReport,
  RawRecord,
  Reject,
  SourceBatch,
  SourceReader,
} from '../../pipeline/ports/source-reader.ts';

export interface ReadResult {
  readonly records: readonly RawRecord[];
  readonly rejects: readonly Reject[];
  readonly files: readonly FileReport[];
}

/** Everything that one read yields. */
export async function readAll(
  reader: SourceReader,
  cursor: Cursor | null = null,
  signal: AbortSignal = new AbortController().signal,
): Promise<ReadResult> {
  const batches = await readBatches(reader, cursor, signal);
  return {
    records: batches.flatMap((batch) => batch.records),
    rejects: batches.flatMap((batch) => batch.rejects),
    files: batches.flatMap((batch) => batch.files),
  };
}

/** The batches of one read. */
export async function readBatches(
  reader: SourceReader,
  cursor: Cursor | null = null,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly SourceBatch[]> {
  const batches: SourceBatch[] = [];
  for await (const batch of reader.read(cursor, signal)) batches.push(batch);
  return batches;
}
