import { parse } from 'csv-parse/sync';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { lineFeed } from './row-scan.ts';
import type { ScannedBlock } from './scanned-block.ts';

/** The cells of each row of the block, in order. The rows are well-formed; csv-parse splits and unquotes those with quotes. */
export function splitCells(block: ScannedBlock, dialect: Dialect): readonly (readonly string[])[] {
  const { bytes, starts, ends } = block;
  const quoting: number[] = [];
  const rows = starts.map((start, index): readonly string[] => {
    const row = bytes.toString('utf8', start, ends[index]);
    if (dialect.quote === null || !row.includes(dialect.quote)) return row.split(dialect.delimiter);
    quoting.push(index);
    return [];
  });
  // csv-parse builds an error object for every row whose length differs from the first one's, which costs more than parsing it.
  for (const indexes of groupByCells(block, quoting)) {
    const parsed = parseRows(joinRows(block, indexes), dialect, indexes.length);
    for (const [position, index] of indexes.entries()) rows[index] = parsed[position] ?? [];
  }
  return rows;
}

function groupByCells({ cells }: ScannedBlock, indexes: readonly number[]): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const index of indexes) {
    const count = cells[index] ?? 0;
    const group = groups.get(count);
    if (group === undefined) groups.set(count, [index]);
    else group.push(index);
  }
  return groups.values();
}

function joinRows({ bytes, starts, ends }: ScannedBlock, indexes: readonly number[]): Buffer {
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

function parseRows(bytes: Buffer, { delimiter, quote }: Dialect, expected: number): readonly (readonly string[])[] {
  const rows: string[][] = parse(bytes, {
    delimiter,
    quote,
    escape: quote,
    record_delimiter: ['\n'],
    relax_column_count: true,
    relax_quotes: true,
  });
  if (rows.length !== expected) {
    throw new YektaError('internal', `The scanner found ${expected} rows where csv-parse found ${rows.length}.`);
  }
  return rows;
}
