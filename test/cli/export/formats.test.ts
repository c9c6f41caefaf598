import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { exportColumns } from '../../../cli/export/export-columns.ts';
import { sheetText } from '../../../cli/export/sheet-text.ts';
import { csvCell, writeCsv } from '../../../cli/export/write-csv.ts';
import { writeJsonl } from '../../../cli/export/write-jsonl.ts';
import { writeXlsx } from '../../../cli/export/write-xlsx.ts';
import { excelConnector } from '../../../connectors/excel/connector.ts';
import type { PublishedCustomer } from '../../../pipeline/ports/customer-store.ts';
import { inBatches, profile, published } from './customers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

const columns = exportColumns(profile);
const names = columns.map(({ name }) => name);
const customers: readonly PublishedCustomer[] = [
  published('c1', 'علی رضایی', ['+989121234567', '+982188776655'], 'تهران، خیابان آزادی، پلاک ۱۲'),
  published('c2', 'مریم «احمدی‌نژاد»', [], 'a "quoted", address\nin two lines\r\nand three'),
  published('c3', '=HYPERLINK("http://evil.example","x")', ['0012345678'], '  blanks  '),
  published('c4', '_x0041_ is no A', [], 'tab\there\u0001 and 𝒳 \u200F'),
];
const cellsOf = (customer: PublishedCustomer) => columns.map(({ text }) => text(customer));

async function write(file: string, writer: (stream: ReturnType<typeof createWriteStream>) => Promise<number>) {
  const path = join(folder, file);
  const stream = createWriteStream(path);
  const rows = await writer(stream);
  await new Promise<void>((resolve) => stream.end(resolve));
  return { path, rows };
}

describe('csv', () => {
  test('is read back exactly, but for defused formulas', async () => {
    const { path, rows } = await write('all.csv', (stream) => writeCsv(stream, columns, inBatches(customers)));
    expect(rows).toBe(4);
    const bytes = await readFile(path);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true, record_delimiter: '\r\n' })).toEqual([
      names,
      ...customers.map((customer) => cellsOf(customer).map((cell) => (cell.startsWith('=') ? `'${cell}` : cell))),
    ]);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+A3', "'-2+A3"],
    ['  =1+1', "'  =1+1"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', "'＝1+1"],
    ['+98 (912) 123-4567 | +982188776655', '+98 (912) 123-4567 | +982188776655'],
    ['-1200000.5', '-1200000.5'],
    ['a=b', 'a=b'],
    ['say "x"', '"say ""x"""'],
    [' x', '" x"'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('gives any text back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), (texts) => {
        const [row] = parse(`${texts.map(csvCell).join(',')}\r\n`, { record_delimiter: '\r\n' }) as string[][];
        expect(row!.map((cell, i) => (cell === texts[i] ? cell : cell.replace(/^'/, '')))).toEqual(texts);
      }),
    );
  });
});

describe('xlsx', () => {
  const writeAll = (file: string, language: 'en' | 'fa') =>
    write(file, (stream) => writeXlsx(stream, columns, inBatches(customers), { language }));

  test('reads right to left with Persian headers, and holds texts only', async () => {
    const { path, rows } = await writeAll('fa.xlsx', 'fa');
    expect(rows).toBe(4);
    const workbook = await new ExcelJS.Workbook().xlsx.readFile(path);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.name).toBe('مشتریان');
    expect(sheet.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 1, rightToLeft: true })]);
    expect(sheet.getRow(1).values).toEqual([undefined, ...columns.map(({ label }) => label.fa)]);
    expect(sheet.getCell('C2').value).toBe('علی رضایی');
    expect(sheet.getCell('D4').value).toBe('0012345678');
    const formula = sheet.getCell('C4');
    expect([formula.type, formula.value]).toEqual([ExcelJS.ValueType.String, '=HYPERLINK("http://evil.example","x")']);
    expect(sheet.autoFilter).toBeTruthy();
  });

  test('reads left to right in English', async () => {
    const { path } = await writeAll('en.xlsx', 'en');
    const workbook = await new ExcelJS.Workbook().xlsx.readFile(path);
    expect(workbook.worksheets[0]!.views[0]).toMatchObject({ rightToLeft: false });
    expect(workbook.worksheets[0]!.getCell('A1').value).toBe('Customer id');
  });

  test('is read back exactly by the excel connector', async () => {
    await writeAll('again.xlsx', 'en');
    const options = { location: ['again.xlsx'], sheet: 1, includeHiddenRows: true, maxFileBytes: 1e9 };
    const reader = excelConnector.open(options, { baseFolder: folder, source: 'again' as never });
    const read: (readonly unknown[])[] = [];
    for await (const { records } of reader.read(null, new AbortController().signal)) {
      read.push(...records.map(({ values }) => columns.map(({ label }) => values[label.en] ?? '')));
    }
    expect(read).toEqual(customers.map(cellsOf));
  });
});

describe('text of a sheet', () => {
  test('is cut where a cell ends, never inside a character', () => {
    expect(sheetText('x'.repeat(32_767))).toHaveLength(32_767);
    const cut = sheetText(`${'x'.repeat(32_765)}𝒳𝒳`)!;
    expect(cut).toBe(`${'x'.repeat(32_765)}…`);
  });

  test('has no lone surrogates, and nothing for an empty cell', () => {
    expect(sheetText('a\uD800b')).toBe('a\uFFFDb');
    expect(sheetText('')).toBeNull();
  });
});

test('jsonl has one customer per line', async () => {
  const { path } = await write('all.jsonl', (stream) =>
    writeJsonl(stream, inBatches(customers), { provenance: false }),
  );
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    customers.map(({ id, golden }) => ({
      customer_id: id,
      kind: 'person',
      fields: golden.fields,
      records: [{ source: 'sales', key: `${id}-1` }],
    })),
  );
});
