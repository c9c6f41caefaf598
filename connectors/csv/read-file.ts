import { hash } from 'node:crypto';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FileReport, RowMemo } from '../../pipeline/ports/source-reader.ts';
import { errorOf } from '../files/file-error.ts';
import { refuseLargeFile } from '../files/file-limits.ts';
import type { FoundFile } from '../files/find-files.ts';
import { examineFile } from './examine-file.ts';
import type { Layout } from './layout.ts';
import type { CsvOptions } from './options.ts';
import { type BuiltRows, RowBuilder } from './row-builder.ts';
import { RowScanner } from './rows/row-scanner.ts';
import { endsInsideCharacter } from './rows/set-aside-invalid-rows.ts';
import { TextFile } from './text-file.ts';
import { utf8Chunks } from './utf8-chunks.ts';

export interface FilePart extends BuiltRows {
  /** Bytes of the file read so far. */
  readonly done: number;
  /** With the last part. */
  readonly report: FileReport | null;
}

/**
 * Reads one file to its end or to the place where it breaks; what is wrong with it stands in the report of the last part.
 * Throws only the reason of `signal`, and defects.
 */
export async function* readFile(
  file: FoundFile,
  options: CsvOptions,
  signal: AbortSignal,
  memo: RowMemo | undefined,
): AsyncGenerator<FilePart, void> {
  let rowsRead = 0;
  const notes: string[] = [];
  try {
    refuseLargeFile(file, options.maxFileBytes);
    for await (const part of TextFile.use(file, (text) => readRows(text, options, signal, memo, notes))) {
      rowsRead += part.records.length + countRows(part.known) + part.rejects.length;
      yield part;
    }
    yield { ...nothing, done: file.size, report: { file: file.name, rowsRead, notes } };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof YektaError) || error.disposition !== 'skip') throw error;
    yield { ...nothing, done: file.size, report: { file: file.name, rowsRead, notes, ...errorOf(error) } };
  }
}

const nothing = { records: [], known: [], rejects: [] } as const;

/** Adds to `notes` what becomes known on the way. */
async function* readRows(
  file: TextFile,
  options: CsvOptions,
  signal: AbortSignal,
  memo: RowMemo | undefined,
  notes: string[],
): AsyncGenerator<FilePart, void> {
  const layout = await examineFile(file, options, signal);
  notes.push(...layout.notes);
  const layoutMemo = memo?.of(digestOf(layout)) ?? null;
  const scanner = new RowScanner(layout.dialect, layout.names.length, layout.skippedLines, layoutMemo);
  const builder = new RowBuilder(file.name, layout, layoutMemo);
  const isUnicode = layout.encoding.startsWith('utf-');
  let zeroBytes = 0;
  let cutOff = false;
  for await (const chunk of utf8Chunks(file, layout.encoding, signal)) {
    zeroBytes += chunk.zeroBytes;
    const block = scanner.push(chunk.bytes, chunk.last);
    if (chunk.last) cutOff = scanner.endedInsideQuotes || (isUnicode && endsInsideCharacter(block.bytes));
    yield { ...builder.build(block), done: chunk.done, report: null };
  }
  notes.push(...countNotes(builder, zeroBytes));
  if (cutOff) {
    throw new YektaError('file.truncated', 'The file ends in the middle of a row: it was cut off.', {
      remedy: 'Export or copy it again.',
    });
  }
}

/** Everything in which rows with the same UTF-8 bytes could be read differently. */
const digestOf = ({ dialect, names, header }: Layout): string =>
  hash('sha256', JSON.stringify([dialect.delimiter, dialect.quote, names, header?.cells ?? null]), 'hex');

const countRows = (known: BuiltRows['known']): number => known.reduce((count, { rows }) => count + rows, 0);

function countNotes({ shortRows, repeatedHeaders }: RowBuilder, zeroBytes: number): readonly string[] {
  const notes: string[] = [];
  if (shortRows > 0)
    notes.push(`Rows with fewer cells than the header, their missing cells read as empty: ${shortRows}.`);
  if (repeatedHeaders > 0) notes.push(`Rows that repeat the header, left out: ${repeatedHeaders}.`);
  if (zeroBytes > 0) notes.push(`Zero bytes left out of the text: ${zeroBytes}.`);
  return notes;
}
