import type { MergedRange } from './sheet-row.ts';
import { mostColumns } from './sheet-row.ts';

/**
 * 0-based column of a reference such as `AB12`; one beyond any column when it is too far right, -1 when it is no
 * reference.
 */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = Math.min(column * 26 + letter - 0x40, mostColumns + 1);
  }
  return at === 0 || at === reference.length ? -1 : column - 1;
}

/** Range of a reference such as `A1:C2`; null when it is none. */
export function parseRange(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,9}):\$?([A-Z]{1,3})\$?(\d{1,9})$/i.exec(reference);
  if (match === null) return null;
  const [, firstColumn, firstRow, lastColumn, lastRow] = match;
  return {
    firstRow: Number(firstRow) - 1,
    lastRow: Number(lastRow) - 1,
    firstColumn: columnOf(`${firstColumn}1`),
    lastColumn: columnOf(`${lastColumn}1`),
  };
}
