import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { LargeResult } from '../../support/workbooks/count-wrong-cells.child.ts';
import { columnCount, persianCell } from '../../support/workbooks/persian-cells.ts';
import { withFolder } from '../../support/workbooks/read-workbook-bytes.ts';
import { runChild } from '../../support/workbooks/run-child.ts';

const rowCount = 100_000;
const columns = [...Array(columnCount).keys()];

async function writeLarge(filename: string, useSharedStrings: boolean): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings, useStyles: true });
  const sheet = workbook.addWorksheet('مشتریان');
  sheet.addRow(columns.map((column) => `ستون ${column}`)).commit();
  for (let row = 2; row <= rowCount + 1; row += 1) {
    sheet.addRow(columns.map((column) => persianCell(row, column))).commit();
    // The writer holds what it could not hand over yet.
    if (row % 2_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await workbook.commit();
}

test('a Persian workbook of 100,000 rows by 15 columns has no wrong cell and needs less than 512 MB', async () => {
  await withFolder({}, async (folder) => {
    const file = join(folder, 'large.xlsx');
    await writeLarge(file, true);
    const result = await runChild<LargeResult>('count-wrong-cells.child.ts', file);
    expect(result).toMatchObject({ rows: rowCount, cells: rowCount * columnCount, wrongCells: 0 });
    expect(result.peakMemory).toBeLessThan(512);
  });
});
