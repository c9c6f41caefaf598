import { listed } from '../../tables/listed.ts';
import type { Tab } from '../workbook/workbook.ts';
import type { CellTally } from './cell-reader.ts';
import type { RowCollector } from './row-collector.ts';
import type { MergedRange } from './sheet-row.ts';

/** What a person should know about how a sheet was read, in words. */
export function sheetNotes(
  tab: Tab,
  rows: RowCollector,
  cells: CellTally,
  merges: readonly MergedRange[],
): readonly string[] {
  const { header, table } = rows;
  if (header === null || table === null) return [...hiddenSheet(tab), ...(rows.isEmpty ? ['The sheet is empty.'] : [])];
  const notes = [...hiddenSheet(tab)];
  if (header.row > 1)
    notes.push(`The header is row ${header.row}; ${counted(rows.titleRows, 'row')} with text above it left out.`);
  notes.push(...header.notes);
  const unnamed = table.unnamedColumns;
  if (unnamed.length > 0) notes.push(`Columns with values but without a header: ${listed(unnamed)}.`);
  if (table.hiddenRows > 0) {
    notes.push(
      `${counted(table.hiddenRows, 'hidden row')} ${table.includesHiddenRows ? 'read like the others' : 'left out'}.`,
    );
  }
  if (table.outOfOrder) notes.push('Rows stand out of order or repeat a row number in the file.');
  if (cells.formulasWithoutValue > 0) {
    notes.push(`${counted(cells.formulasWithoutValue, 'formula')} without a saved value read as empty.`);
  }
  if (cells.errors.size > 0) {
    const errors = [...cells.errors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name}: ${count}`);
    notes.push(`Cells with an error read as empty (${listed(errors)}).`);
  }
  const merged = merges.filter((range) => range.firstRow >= header.row).length;
  if (merged > 0)
    notes.push(
      `${counted(merged, 'merged range')} below the header: the value is in the first cell, the others are empty.`,
    );
  return notes;
}

const hiddenSheet = (tab: Tab): readonly string[] => (tab.hidden ? ['The sheet is hidden.'] : []);

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
