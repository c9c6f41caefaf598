import { parse } from 'csv-parse/sync';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { carriageReturn, lineFeed } from './row-scan.ts';
import type { ScannedBlock } from './scanned-block.ts';

/** The cells of each row of the block, in order. The rows are well-formed: csv-parse only splits and unquotes them. */
export function splitCells(block: ScannedBlock, dialect: Dialect): readonly (readonly string[])[] {
  const byCells = groupByCells(block);
  const only = byCells.size === 1 && !block.skipped;
  if (only) return parseRows(block.bytes.subarray(block.starts[0], block.ends.at(-1)), dialect, block.length);
  const rows: (readonly string[])[] = new Array(block.length);
  // csv-parse builds an error object for every row whose length differs from the first one's, which costs more than parsing it.
  for (const indexes of byCells.values()) {
    const parsed = parseRows(joinRows(block, indexes), dialect, indexes.length);
    for (const [position, index] of indexes.entries()) rows[index] = parsed[position] ?? [];
  }
  return rows;
}

function groupByCells(block: ScannedBlock): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (let index = 0; index < block.length; index += 1) {
    const cells = block.cells[index] ?? 0;
    const group = groups.get(cells);
    if (group === undefined) groups.set(cells, [index]);
    else group.push(index);
  }
  return groups;
}

function joinRows(block: ScannedBlock, indexes: readonly number[]): Buffer {
  const { bytes, starts, ends } = block;
  const size = indexes.reduce((sum, index) => sum + ends[index]! - starts[index]! + 1, 0);
  const joined = Buffer.allocUnsafe(size);
  let at = 0;
  for (const index of indexes) {
    at += bytes.copy(joined, at, starts[index], ends[index]);
    joined[at] = lineFeed;
    at += 1;
  }
  return joined;
}

function parseRows(bytes: Buffer, dialect: Dialect, expected: number): readonly (readonly string[])[] {
  const rows: string[][] = parse(bytes, {
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    escape: dialect.quote,
    record_delimiter: bytes.includes(carriageReturn) ? ['\r\n', '\n', '\r'] : ['\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  if (rows.length !== expected) {
    throw new YektaError('internal', `The scanner found ${expected} rows where csv-parse found ${rows.length}.`);
  }
  return rows;
}
