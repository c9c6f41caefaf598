import { YektaError } from '../../../config/errors/yekta-error.ts';
import { keysOf } from '../keys.ts';
import { appendAll, createByteStrings } from './byte-strings.ts';
import { decodeTexts } from './decode-texts.ts';
import { readCells } from './read-cells.ts';

/** Takes the cells of some rows of one column: cell `i` is `bytes[starts[i]]` up to, not including, `bytes[ends[i]]`. */
export type ColumnReader = (bytes: Uint8Array, starts: Int32Array, ends: Int32Array) => void;

/**
 * Reads UTF-8 delimited text whose first row holds the headers, and hands the cells of each column to the readers of its header.
 *
 * @param readers headers, each with what reads its cells
 * @throws YektaError `file.header_missing` without a first row, `source.column_missing` when it lacks a header, `row.quote`
 *   when a quoted cell is broken; rows count from the first behind the headers
 */
export function readColumns(
  text: Uint8Array,
  delimiter: number,
  readers: readonly (readonly [header: string, reader: ColumnReader])[],
): void {
  const { headers, next } = readHeaders(text, delimiter);
  const names = [...new Set(readers.map(([header]) => header))];
  const missing = names.find((name) => !headers.includes(name));
  if (missing !== undefined) {
    throw new YektaError('source.column_missing', 'The text has no column with this header.', {
      place: { column: missing },
    });
  }
  const places = readers.map(([header]) => names.indexOf(header));
  readCells(text, {
    start: next,
    delimiter,
    wanted: Int32Array.from(headers, (header, column) =>
      headers.indexOf(header) === column ? names.indexOf(header) : -1,
    ),
    onBlock: ({ bytes, height, rows, starts, ends }) => {
      for (let i = 0; i < readers.length; i++) {
        const first = places[i]! * height;
        readers[i]![1](bytes, starts.subarray(first, first + rows), ends.subarray(first, first + rows));
      }
    },
  });
}

const MOST_COLUMNS = 1000;

function readHeaders(
  text: Uint8Array,
  delimiter: number,
): { readonly headers: readonly string[]; readonly next: number } {
  const cells = createByteStrings();
  const next = readCells(text, {
    start: text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0,
    delimiter,
    wanted: Int32Array.from({ length: MOST_COLUMNS }, (_, column) => column),
    rows: 1,
    onBlock: ({ bytes, starts, ends }) => appendAll(cells, bytes, starts, ends),
  });
  const headers = [...keysOf(decodeTexts(cells))];
  while (headers.at(-1) === '') headers.pop();
  if (headers.length === 0) throw new YektaError('file.header_missing', 'The text has no row of headers.');
  return { headers, next };
}
