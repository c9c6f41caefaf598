import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { excelConnector } from '../../../connectors/excel/connector.ts';
import type { ExcelOptions } from '../../../connectors/excel/options.ts';
import type { SourceReader } from '../../../pipeline/ports/source-reader.ts';
import { describeSourceReader } from '../../conformance/source-reader.ts';
import { readAll } from '../../support/read-all.ts';
import { defaultOptions } from '../../support/workbooks/read-workbook-bytes.ts';
import { sheetData, texts, workbookOf, workbookParts } from '../../support/workbooks/workbook-parts.ts';
import { zip } from '../../support/workbooks/zip.ts';

const header = texts('کد', 'نام', 'شهر');
const bad = '<c t="s"><v>7</v></c>';
const rows = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    index % 500 === 499 ? bad : texts(String(index), `نام ${index}`, 'تهران'),
  );
const never = new AbortController().signal;

let folder: string;
const open = (options: Partial<ExcelOptions>): SourceReader =>
  excelConnector.open({ ...defaultOptions, ...options }, { baseFolder: folder, source: 'sales' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-excel-'));
  const sheets = ['فروردین', 'اردیبهشت'].map((name) => ({ name, xml: sheetData(header, ...rows(2_500)) }));
  await mkdir(join(folder, 'good'));
  await mkdir(join(folder, 'mixed'));
  await writeFile(join(folder, 'good', 'a.xlsx'), zip(workbookParts({ sheets })));
  await writeFile(join(folder, 'good', 'b.xlsm'), workbookOf(texts('گزارش'), header, ...rows(10)));
  await writeFile(join(folder, 'mixed', 'a.xlsx'), workbookOf(header, texts('1', 'علی', 'قم')));
  await writeFile(join(folder, 'mixed', 'b.xlsx'), workbookOf(header, ...rows(3_000)).subarray(0, 5_000));
  await writeFile(join(folder, 'mixed', 'c.xlsx'), workbookOf(header, texts('2', 'مریم', 'ری')));
  await writeFile(join(folder, 'mixed', 'd.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await writeFile(join(folder, 'mixed', '~$c.xlsx'), 'lock');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeSourceReader('excel', {
  open: () => open({ location: 'good', sheet: 'all' }),
  expectedRecords: 5_000,
  expectedRejects: 10,
});

describe('excel', () => {
  test('a broken file is reported and the next goes on', async () => {
    const { records, files } = await readAll(open({ location: 'mixed' }));
    expect(records.map((record) => [record.place.file, record.values.نام])).toEqual([
      ['mixed/a.xlsx', 'علی'],
      ['mixed/c.xlsx', 'مریم'],
    ]);
    expect(files.map((file) => [file.file, file.sheet, file.error?.code])).toEqual([
      ['mixed/a.xlsx', 'Sheet1', undefined],
      ['mixed/b.xlsx', undefined, 'file.truncated'],
      ['mixed/c.xlsx', 'Sheet1', undefined],
      ['mixed/d.xls', undefined, 'file.not_this_format'],
    ]);
  });

  test('a source without files throws for the whole source, in reading and in probing', async () => {
    const reader = open({ location: 'none/*.xlsx' });
    await expect(readAll(reader)).rejects.toMatchObject({ code: 'source.no_files', place: { source: 'sales' } });
    await expect(reader.probe(never)).rejects.toMatchObject({ code: 'source.no_files' });
  });

  test('probe looks into the first file only', async () => {
    const probes = await open({ location: 'mixed' }).probe(never);
    expect(probes).toEqual([
      {
        stream: 'rows',
        place: 'mixed/a.xlsx',
        columns: [
          { name: 'کد', samples: ['1'] },
          { name: 'نام', samples: ['علی'] },
          { name: 'شهر', samples: ['قم'] },
        ],
        notes: [],
      },
    ]);
  });

  test('probe throws what is wrong with the file, and where', async () => {
    await expect(open({ location: 'mixed/b.xlsx' }).probe(never)).rejects.toMatchObject({
      code: 'file.truncated',
      place: { source: 'sales', file: 'mixed/b.xlsx' },
    });
    await expect(open({ location: 'good/b.xlsm', headerRow: 99 }).probe(never)).rejects.toMatchObject({
      code: 'file.header_missing',
      place: { source: 'sales', file: 'good/b.xlsm', sheet: 'Sheet1' },
    });
  });

  test('opening does no I/O', () => {
    expect(open({ location: '/no/such/place' }).mode).toBe('snapshot');
  });
});
