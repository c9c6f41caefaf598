import { findLineEnd, lineEndAfter, RowScan } from '../rows/row-scan.ts';
import type { Dialect } from './dialect.ts';

/** How well a dialect explains the rows of a sample. */
export interface DialectFit {
  readonly dialect: Dialect;
  /** Cells that most rows with more than one cell have; 1 when there are none. */
  readonly width: number;
  /** Share of rows, 0..1, that have `width` cells; 0 when `width` is 1. */
  readonly consistency: number;
  /** The first row has `width` cells. */
  readonly splitsFirstRow: boolean;
  /** Cells in well-formed quotes. */
  readonly quoted: number;
}

const maxRows = 500;

/** Splits the sample by the dialect. A row that a quote breaks counts as a line without quotes. */
export function measureDialect(sample: Buffer, complete: boolean, dialect: Dialect): DialectFit {
  const scan = new RowScan(dialect);
  const plain = new RowScan({ delimiter: dialect.delimiter, quote: null });
  const rowsByCells = new Map<number, number>();
  let firstCells = 0;
  let rows = 0;
  let quoted = 0;
  for (let at = 0; at < sample.length && rows < maxRows; ) {
    const lineEnd = findLineEnd(sample, at);
    if (lineEnd === sample.length && !complete && rows > 0) break;
    if (lineEnd === at) {
      at = lineEndAfter(sample, at);
      continue;
    }
    scan.scan(sample, at, sample.length, true);
    const isRow = scan.outcome === 'row';
    if (!isRow) plain.scan(sample, at, lineEnd, true);
    const cells = isRow ? scan.cells : plain.cells;
    quoted += isRow ? scan.quoted : 0;
    rowsByCells.set(cells, (rowsByCells.get(cells) ?? 0) + 1);
    if (rows === 0) firstCells = cells;
    rows += 1;
    at = isRow ? scan.next : lineEndAfter(sample, lineEnd);
  }
  const [width, count] = mostFrequent(rowsByCells);
  const consistency = rows === 0 ? 0 : count / rows;
  return { dialect, width, consistency, splitsFirstRow: firstCells === width, quoted };
}

function mostFrequent(rowsByCells: ReadonlyMap<number, number>): readonly [width: number, rows: number] {
  let best: readonly [number, number] = [1, 0];
  for (const [cells, rows] of rowsByCells) {
    if (cells > 1 && (rows > best[1] || (rows === best[1] && cells > best[0]))) best = [cells, rows];
  }
  return best;
}
