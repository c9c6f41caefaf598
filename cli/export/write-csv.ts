import type { Writable } from 'node:stream';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { ExportColumn } from './export-columns.ts';
import { writeText } from './write-text.ts';

/** UTF-8 with a BOM (Excel needs it for Persian), comma separated, CRLF line ends (RFC 4180). */
export async function writeCsv(
  out: Writable,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<readonly PublishedCustomer[]>,
): Promise<number> {
  let rows = 0;
  await writeText(out, `\uFEFF${columns.map(({ name }) => csvCell(name)).join(',')}\r\n`);
  for await (const batch of batches) {
    rows += batch.length;
    const lines = batch.map((customer) => `${columns.map(({ text }) => csvCell(text(customer))).join(',')}\r\n`);
    await writeText(out, lines.join(''));
  }
  return rows;
}

/** Quotes a cell and defuses formulas with a leading apostrophe (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const safe = formulaLike.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as `csvCell` made it, its quotes taken off. */
export function csvText(cell: string): string {
  return cell.startsWith("'") && formulaLike.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A spreadsheet would run a cell that starts like a formula; numbers and lists of phones with a sign are safe as they are. */
const formulaLike = /^\s*(?:[=@＝＠]|[+＋\-－](?![\d\s().|+-]*$))|^[\t\r\n]/;
