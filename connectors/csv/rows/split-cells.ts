import type { Dialect } from '../dialect/dialect.ts';
import type { ScannedBlock } from './scanned-block.ts';

/** The cells of each row of the block, in order. The rows are well-formed, as `RowScan` reads quotes. */
export function splitCells(block: ScannedBlock, dialect: Dialect): readonly (readonly string[])[] {
  const { bytes, starts, ends } = block;
  return starts.map((start, index) => splitRow(bytes.toString('utf8', start, ends[index]), dialect));
}

function splitRow(row: string, { delimiter, quote }: Dialect): readonly string[] {
  if (quote === null || !row.includes(quote)) return row.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; at += delimiter.length) {
    const start = at;
    if (row.startsWith(quote, start)) {
      at = behindQuoted(row, start, quote);
      cells.push(row.slice(start + 1, at - 1).replaceAll(quote + quote, quote));
    } else {
      const end = row.indexOf(delimiter, start);
      at = end === -1 ? row.length : end;
      cells.push(row.slice(start, at));
    }
    if (at === row.length) return cells;
  }
}

/** Position behind the quote that closes the one at `open`. */
function behindQuoted(row: string, open: number, quote: string): number {
  let close = row.indexOf(quote, open + 1);
  while (row.startsWith(quote, close + 1)) close = row.indexOf(quote, close + 2);
  return close + 1;
}
