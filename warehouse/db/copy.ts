import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | readonly number[] | readonly string[];

/** One line of COPY's text format. */
export function formatCopyRow(values: readonly CopyValue[]): string {
  let line = formatCopyValue(values[0] ?? null);
  for (let index = 1; index < values.length; index += 1) line += `\t${formatCopyValue(values[index] ?? null)}`;
  return `${line}\n`;
}

/** Copies rows into a table; returns how many. */
export async function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = client.query(copyStreams.from(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunksOf(rows), { objectMode: true, highWaterMark: 2 }), stream);
  return stream.rowCount;
}

/** Characters per write to the socket. */
const chunkSize = 128 * 1024;

async function* chunksOf(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<Buffer> {
  let chunk = '';
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      chunk += formatCopyRow(row);
      if (chunk.length >= chunkSize) {
        yield Buffer.from(chunk);
        chunk = '';
      }
    }
  } else {
    for await (const row of rows) {
      chunk += formatCopyRow(row);
      if (chunk.length >= chunkSize) {
        yield Buffer.from(chunk);
        chunk = '';
      }
    }
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

function formatCopyValue(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeCopyText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escapeCopyText(formatArray(value));
}

/** Postgres array literal; text elements are always quoted, so that `NULL` and `{` are plain text. */
export function formatArray(values: readonly (number | string)[]): string {
  const elements = values.map((value) =>
    typeof value === 'number' ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  );
  return `{${elements.join(',')}}`;
}

const special = /[\\\t\n\r\0]/;
const specials = /[\\\t\n\r\0]/g;

/** Postgres text cannot hold U+0000; the symbol for it stands in its place. */
function escapeCopyText(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(specials, (character) => escapes[character] ?? '');
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\u2400',
};
