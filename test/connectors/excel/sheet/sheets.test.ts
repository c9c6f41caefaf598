import { describe, expect, test } from '@jest/globals';
import type { ExcelOptions } from '../../../../connectors/excel/options.ts';
import { readRows, readWorkbookBytes } from '../../../support/workbooks/read-workbook-bytes.ts';
import type { HandwrittenSheet } from '../../../support/workbooks/workbook-parts.ts';
import { sheetData, texts, workbookOf, workbookParts } from '../../../support/workbooks/workbook-parts.ts';
import { zip } from '../../../support/workbooks/zip.ts';

const sheet = (name: string, more: Partial<HandwrittenSheet> = {}): HandwrittenSheet => ({
  name,
  xml: sheetData(texts('نام', 'شهر'), texts(name, 'تهران')),
  ...more,
});
const bytesOf = (...sheets: HandwrittenSheet[]): Buffer => zip(workbookParts({ sheets }));
const headerError = (report: { error?: { code: string } }): string | undefined => report.error?.code;

describe('the sheet', () => {
  const book = bytesOf(
    sheet('مشتریان'),
    sheet('نمودار', { type: 'chartsheet' }),
    sheet('فروش شهریور ۱۴۰۲'),
    sheet('Old', { state: 'hidden' }),
    sheet('Empty', { xml: sheetData() }),
  );
  const namesOf = async (wanted: ExcelOptions['sheet']): Promise<readonly unknown[]> =>
    (await readWorkbookBytes(book, { sheet: wanted })).records.map((record) => record.values.نام);

  test.each<[ExcelOptions['sheet'], string]>([
    [1, 'مشتریان'],
    [3, 'فروش شهریور ۱۴۰۲'],
    ['مشتریان', 'مشتریان'],
    ['مشتريان ', 'مشتریان'],
    ['فروش‌شهریور 1402', 'فروش شهریور ۱۴۰۲'],
    ['OLD', 'Old'],
  ])('%j is %s', async (wanted, name) => {
    expect(await namesOf(wanted)).toEqual([name]);
  });

  test('all reads every sheet with rows, also hidden ones, and says what is empty or hidden', async () => {
    expect(await namesOf('all')).toEqual(['مشتریان', 'فروش شهریور ۱۴۰۲', 'Old']);
    const { files } = await readWorkbookBytes(book, { sheet: 'all' });
    expect(files.map(({ sheet: name, rowsRead, notes }) => [name, rowsRead, notes])).toEqual([
      ['مشتریان', 1, []],
      ['فروش شهریور ۱۴۰۲', 1, []],
      ['Old', 1, ['The sheet is hidden.']],
      ['Empty', 0, ['The sheet is empty.']],
    ]);
  });

  test.each<[ExcelOptions['sheet'], RegExp]>([
    ['مشتریاان', /no sheet "مشتریاان"\. Did you mean "مشتریان"\? It has "مشتریان", "نمودار"/],
    [9, /no sheet number 9\. It has "مشتریان"/],
    [2, /"نمودار" is a chart/],
  ])('%j is missing, with the names of those that are there', async (wanted, message) => {
    const { records, files } = await readWorkbookBytes(book, { sheet: wanted });
    expect(records).toEqual([]);
    expect(files).toEqual([
      {
        file: 'book.xlsx',
        rowsRead: 0,
        error: { code: 'file.sheet_missing', message: expect.stringMatching(message) },
        notes: [],
      },
    ]);
  });

  test('without content is an error when it is the one that was asked for', async () => {
    const { report } = await readRows(book, { sheet: 'Empty' });
    expect(report).toMatchObject({ sheet: 'Empty', rowsRead: 0, error: { code: 'file.empty' } });
  });

  test('a name that fits two sheets apart from spelling is not guessed', async () => {
    const { report } = await readRows(bytesOf(sheet('كارت'), sheet('كارت ')), { sheet: 'کارت' });
    expect(headerError(report)).toBe('file.sheet_missing');
  });
});

describe('the header', () => {
  const rows = [
    '<row r="1"><c><v>5</v></c></row>',
    texts('گزارش فروش', 'شعبه'),
    texts('نام', 'شهر'),
    texts('علی', 'قم'),
  ];

  test('is the declared row, whatever stands above', async () => {
    const { rows: read, report } = await readRows(workbookOf(...rows), { headerRow: 3 });
    expect(read).toEqual([{ نام: 'علی', شهر: 'قم' }]);
    expect(report.notes).toEqual(['The header is row 3; 2 rows with text above it left out.']);
  });

  test.each([9, 5])('cannot be a row that is not there: %i', async (headerRow) => {
    const { rows: read, report } = await readRows(workbookOf(...rows), { headerRow });
    expect(read).toEqual([]);
    expect(report).toMatchObject({ rowsRead: 0, error: { code: 'file.header_missing' } });
  });

  test('cannot be told among numbers alone', async () => {
    const { report } = await readRows(workbookOf('<c><v>1</v></c>', '<c><v>2</v></c>'));
    expect(headerError(report)).toBe('file.header_missing');
  });

  test('alone makes a table without rows', async () => {
    const { rows: read, report } = await readRows(workbookOf(texts('نام', 'شهر')));
    expect([read, report]).toEqual([[], { file: 'book.xlsx', sheet: 'Sheet1', rowsRead: 0, notes: [] }]);
  });

  test('below group titles takes them where they tell duplicates apart, and texts merged down', async () => {
    const empty = '<c/>';
    const { rows: read, report } = await readRows(
      workbookOf(
        texts('لیست مشتریان'),
        `${texts('نام', 'منزل')}${empty}${texts('محل کار')}${empty}`,
        `${empty}${texts('تلفن', 'شهر', 'تلفن', 'سمت')}`,
        texts('علی', '02122334455', 'تهران', '02188776655', 'مدیر'),
      ),
    );
    expect(read).toEqual([
      { نام: 'علی', 'منزل / تلفن': '02122334455', شهر: 'تهران', 'محل کار / تلفن': '02188776655', سمت: 'مدیر' },
    ]);
    expect(report.notes).toEqual([
      'The header is row 3; 2 rows with text above it left out.',
      'Columns with the same name are read under new names: B as "منزل / تلفن", D as "محل کار / تلفن".',
    ]);
  });

  test('names may be numbers, dates and truth values', async () => {
    const { rows: read } = await readRows(
      workbookOf(`${texts('نام')}<c><v>1402</v></c><c t="b"><v>1</v></c>`, texts('a', 'b', 'c')),
      {
        headerRow: 1,
      },
    );
    expect(read).toEqual([{ نام: 'a', '1402': 'b', true: 'c' }]);
  });
});

describe('rows', () => {
  const header = texts('نام', 'شهر');

  test('every named column has its key; a column without name only where it is filled', async () => {
    const { rows, report } = await readRows(
      workbookOf(`${texts('نام')}<c/>${texts('شهر')}`, texts('a', 'b', 'c', 'd'), texts('e'), '<c r="C4"><v>1</v></c>'),
    );
    expect(rows).toEqual([
      { نام: 'a', 'column B': 'b', شهر: 'c', 'column D': 'd' },
      { نام: 'e', شهر: null },
      { نام: null, شهر: 1 },
    ]);
    expect(report.notes).toEqual(['Columns with values but without a header: B, D.']);
  });

  test('a column without name does not overwrite one that is called like it', async () => {
    const { rows } = await readRows(workbookOf(`${texts('column B')}<c/>${texts('x')}`, texts('1', '2', '3')));
    expect(rows).toEqual([{ 'column B': '1', "column B'": '2', x: '3' }]);
  });

  test('blank rows do not count, and rows are found where they stand', async () => {
    const { records, files } = await readWorkbookBytes(
      workbookOf(header, texts('', ' '), '<row r="5"/>', `<row r="7">${texts('علی', '')}</row>`, texts('مریم', 'قم')),
    );
    expect(records.map((record) => record.place.row)).toEqual([7, 8]);
    expect(files[0]).toMatchObject({ rowsRead: 2, notes: [] });
  });

  test('with errors alone are not blank', async () => {
    const { rows, report } = await readRows(workbookOf(header, '<c t="e"><v>#N/A</v></c>', texts('علی', 'قم')));
    expect(rows).toEqual([
      { نام: null, شهر: null },
      { نام: 'علی', شهر: 'قم' },
    ]);
    expect(report.rowsRead).toBe(2);
  });

  const withHidden = workbookOf(
    header,
    texts('a', 'b'),
    `<row hidden="1">${texts('c', 'd')}</row>`,
    '<row hidden="true"/>',
  );

  test('that are hidden are read, with a note', async () => {
    const { rows, report } = await readRows(withHidden);
    expect(rows).toHaveLength(2);
    expect(report).toMatchObject({ rowsRead: 2, notes: ['1 hidden row read like the others.'] });
  });

  test('that are hidden are left out when asked for, with a note', async () => {
    const { rows, report } = await readRows(withHidden, { includeHiddenRows: false });
    expect(rows).toEqual([{ نام: 'a', شهر: 'b' }]);
    expect(report).toMatchObject({ rowsRead: 1, notes: ['1 hidden row left out.'] });
  });

  test('with merged cells keep the value in the first, with a note', async () => {
    const xml = `${sheetData(header, texts('علی', 'قم'), texts('', 'ری'))}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>`;
    const { rows, report } = await readRows(zip(workbookParts({ sheets: [{ name: 'S', xml }] })));
    expect(rows).toEqual([
      { نام: 'علی', شهر: 'قم' },
      { نام: '', شهر: 'ری' },
    ]);
    expect(report.notes).toEqual([
      '1 merged range below the header: the value is in the first cell, the others are empty.',
    ]);
  });

  test('of totals at the end are rows', async () => {
    const { rows } = await readRows(workbookOf(header, texts('علی', 'قم'), texts('جمع کل', '1')));
    expect(rows.at(-1)).toEqual({ نام: 'جمع کل', شهر: '1' });
  });

  test('out of order and with one number twice are all read', async () => {
    const row = (number: number, name: string): string => `<row r="${number}">${texts(name, 'قم')}</row>`;
    const { records, files } = await readWorkbookBytes(
      workbookOf(row(4, 'd'), row(1, 'نام'), row(2, 'b'), row(4, 'e'), row(3, 'c')),
    );
    expect(records.map((record) => [record.place.row, record.values.نام])).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
      [4, 'e'],
    ]);
    expect(files[0]!.notes).toEqual(['Rows stand out of order or repeat a row number in the file.']);
  });
});
