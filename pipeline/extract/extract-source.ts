import type { Counts } from '../ports/run-store.ts';
import type { Cursor, RawRecord, Reject, RowMemo, SourceBatch, SourceManifest } from '../ports/source-reader.ts';
import type { StagingWriter } from '../ports/source-store.ts';
import { contentOf } from './content-json.ts';
import type { ExtractInput } from './extract-input.ts';
import { manifestOf, readingOf } from './manifest.ts';
import { recordKey } from './record-key.ts';
import { columnCheck } from './required-columns.ts';

/**
 * Reads a source from its committed position into staging. Nothing becomes visible before `stage`; starting over is
 * always safe. A broken file makes the extract incomplete, never empty: what was read is staged. Nothing is read when it is
 * known to be what the last extract had read.
 */
export async function extractSource(input: ExtractInput): Promise<Counts> {
  const { run, source, reader, sources, signal } = input;
  let cursor: Cursor | null = reader.mode === 'changes' ? await sources.cursor(source) : null;
  const manifest = await manifestOf(input);
  if (manifest !== null) {
    if (manifest.digest === (await sources.manifest(source))) {
      await sources.repeatExtract(run, source);
      return {};
    }
    // Others may want to help, and what is stored of the source takes time to load.
    input.onProgress(0, manifest.total);
  }
  const staging = await sources.openStaging(run, source, input.order.definition);
  const seen = { records: 0, rejects: 0, files: 0, brokenFiles: 0, unreadable: 0 };
  const reading = readingOf(input);
  const memo: RowMemo = { of: (layout) => staging.memo.of(`${reading} ${layout}`) };
  const checkColumns = columnCheck(source, reader.mode === 'snapshot' ? input.requiredColumns : []);
  let staged = false;
  try {
    for await (const batch of reader.read(cursor, signal, memo)) {
      checkColumns(batch.records);
      const { rows, rejects } = keyed(batch, input);
      await staging.write(rows);
      if (rejects.length > 0) await staging.reject(rejects);
      if (batch.files.length > 0) await staging.report(batch.files);
      cursor = batch.cursor;
      for (const row of rows) seen.records += 'key' in row ? 1 : row.rows;
      seen.rejects += rejects.length;
      seen.files += batch.files.length;
      seen.brokenFiles += batch.files.filter((file) => file.error !== undefined).length;
      seen.unreadable += batch.rejects.length;
      input.onProgress(batch.progress.done, batch.progress.total);
      signal.throwIfAborted();
    }
    // A row that could not be read may hold any key, so after one nobody can say which records are gone.
    await staging.finish({
      mode: reader.mode,
      complete: seen.brokenFiles + seen.unreadable === 0,
      cursor,
      // What changed while it was read is read again, and so is a broken file: its trouble may pass.
      manifest: seen.brokenFiles === 0 ? await unchanged(manifest, input) : null,
    });
    staged = true;
  } finally {
    if (!staged) await staging.discard();
  }
  return { read: seen.records + seen.rejects, files: seen.files, broken_files: seen.brokenFiles };
}

/** The digest, when it is still the same. */
async function unchanged(before: SourceManifest | null, input: ExtractInput): Promise<string | null> {
  if (before === null) return null;
  const after = await manifestOf(input);
  return after?.digest === before.digest ? before.digest : null;
}

type StagedRows = Parameters<StagingWriter['write']>[0];

/** Rows of a batch with their keys; those without one are rejected. */
function keyed(
  batch: SourceBatch,
  { keyColumns, order }: Pick<ExtractInput, 'keyColumns' | 'order'>,
): { readonly rows: StagedRows; readonly rejects: readonly Reject[] } {
  const rows: StagedRows[number][] = [];
  const rejects: Reject[] = [...batch.rejects];
  const { known = [] } = batch;
  let next = 0;
  const takeKnown = (before: number): void => {
    for (; next < known.length && known[next]!.before <= before; next += 1) rows.push(known[next]!);
  };
  for (const [index, record] of batch.records.entries()) {
    takeKnown(index);
    const { json, hash } = contentOf(record);
    const columns = keyColumns(record.stream);
    const key = recordKey(record, columns, () => hash);
    if (key === null) {
      rejects.push(keyMissing(record, columns));
      continue;
    }
    rows.push({
      stream: record.stream,
      key,
      deleted: record.deleted === true,
      hash,
      json,
      order: order.of(record),
      place: record.place,
      memo: record.memo,
    });
  }
  takeKnown(batch.records.length);
  return { rows, rejects };
}

function keyMissing(record: RawRecord, keyColumns: readonly string[]): Reject {
  return {
    place: record.place,
    column: keyColumns.join(' | '),
    code: 'row.key_missing',
    reason: `The key column ${keyColumns.map((column) => `"${column}"`).join(' or ')} is empty.`,
  };
}
