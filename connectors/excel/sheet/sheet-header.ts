import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RawValue } from '../../../pipeline/ports/source-reader.ts';
import type { ColumnNames } from '../../tables/column-names.ts';
import { nameColumns } from '../../tables/column-names.ts';
import { findHeader, isDataLike } from '../../tables/find-header.ts';
import type { SheetRow } from './sheet-row.ts';
import { isBlank } from './sheet-row.ts';

/** The header of a sheet. */
export interface SheetHeader extends ColumnNames {
  /** 1-based row. */
  readonly row: number;
}

/**
 * Finds the header among the first rows of a sheet, in order of their numbers, or takes the declared one, and names its
 * columns. A cell that is empty because the one above is merged over both takes its text from there.
 *
 * @throws YektaError `file.header_missing`, `file.too_large`, `file.malformed`.
 */
export function readHeader(head: readonly SheetRow[], declaredRow: number | undefined): SheetHeader {
  const grid = withBlankRows(head);
  const index =
    declaredRow === undefined ? findHeader(grid.map((row) => row?.cells ?? [])) : indexOfRow(grid, declaredRow);
  const row = index === null ? null : grid[index];
  if (index === null || row === null || row === undefined) throw headerMissing(declaredRow);
  // A broken row that seems to stand above the header may well have been the header itself.
  refuseProblem(declaredRow === undefined ? head.find((one) => one.problem !== null && one.number <= row.number) : row);
  const above = grid[index - 1]?.cells ?? [];
  const isTitle = above.filter((value) => !isBlank(value)).length < 2 || above.some(isDataLike);
  const width = Math.max(row.cells.length, isTitle ? 0 : above.length);
  const texts = Array.from({ length: width }, (_, column) => {
    const own = headerText(row.cells[column]);
    return own === '' && !isTitle ? headerText(above[column]) : own;
  });
  return { row: row.number, ...nameColumns(texts, spanning(above, width)) };
}

/**
 * Rows with one null for every gap in their numbers: blank rows are often not in the XML. A row of which nothing can be read
 * is neither blank nor a header.
 */
function withBlankRows(head: readonly SheetRow[]): readonly (SheetRow | null)[] {
  return head.flatMap((row, index) => {
    const before = head[index - 1];
    const gap = before !== undefined && row.number > before.number + 1 ? [null] : [];
    return row.cells.every(isBlank) ? gap : [...gap, row];
  });
}

function indexOfRow(grid: readonly (SheetRow | null)[], number: number): number | null {
  const index = grid.findIndex((row) => row?.number === number);
  return index === -1 ? null : index;
}

function headerText(value: RawValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? ('n' in value ? (value.d ?? String(value.n)) : '') : String(value);
}

/** Each title stands for its column and those right of it up to the next: merged cells hold their text in the first. */
function spanning(above: readonly RawValue[], width: number): readonly string[] {
  let title = '';
  return Array.from({ length: width }, (_, column) => {
    const own = headerText(above[column]);
    if (own !== '') title = own;
    return title;
  });
}

function refuseProblem(row: SheetRow | undefined): void {
  if (row === undefined || row.problem === null) return;
  throw new YektaError(
    row.problem.code === 'row.unreadable' ? 'file.malformed' : 'file.too_large',
    row.problem.reason,
    {
      place: { row: row.number },
      remedy: 'Correct the row, or name the row of the header with header_row if it is another one.',
    },
  );
}

function headerMissing(declaredRow: number | undefined): YektaError {
  if (declaredRow === undefined) {
    return new YektaError('file.header_missing', 'No row among the first ones looks like a header.', {
      remedy: 'Name its row with header_row.',
    });
  }
  return new YektaError('file.header_missing', `The declared header row ${declaredRow} is empty or not in the sheet.`, {
    remedy: 'Correct header_row, or leave it out to have the header found.',
  });
}
