import { sheetData, texts, workbookParts } from '../../workbooks/workbook-parts.ts';
import { zip } from '../../workbooks/zip.ts';
import type { HostileFile } from '../hostile-file.ts';
import { allGood, goodRow, goodRows, header, hostile, refused, rejected, sheetOf } from './rows.ts';

const book = (...rows: readonly string[]): Buffer => zip(sheetOf(rows));
const withGood = (...rows: readonly string[]): Buffer => book(header, ...goodRows, ...rows);
const shared = (index: string): string => `<c t="s"><v>${index}</v></c>`;
const tenMegabytes = 'ط'.repeat(5_000_000);
const repeated = (count: number, xml: string): string => xml.repeat(count);
const cycle = '<c><f>B2</f><v>1</v></c><c t="str"><f>A2</f><v>مشتری</v></c>';
const dated = (value: string): string => `<c s="1"><v>${value}</v></c><c><v>${value}</v></c>`;
const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="-5"/><xf numFmtId="x"/></cellXfs>';

/** Workbooks that are sound XML with cells and rows that no program should write. */
export const hostileSheets: readonly HostileFile[] = [
  hostile('a sheet without rows', () => book(), refused('file.empty')),
  hostile(
    'a sheet of blank rows',
    () => book(...Array.from({ length: 1_000 }, () => texts(' '))),
    refused('file.empty'),
  ),
  hostile('numbers without a header', () => book('<c><v>1</v></c>', '<c><v>2</v></c>'), refused('file.header_missing')),
  hostile('a header without rows', () => book(header), { records: 0, rejects: [], error: null }),
  hostile('a chart where the sheet should be', chartFirst, refused('file.sheet_missing')),
  hostile(
    'a million blank rows',
    () => book(header, ...goodRows.slice(0, 2), repeated(1_000_000, '<row/>'), goodRows[2]!),
    allGood,
  ),
  hostile('a header of a million columns', () => book(columns(1_000_000), ...goodRows), refused('file.too_large')),
  hostile('a row of a million cells', () => withGood(repeated(1_000_000, '<c><v>1</v></c>')), rejected('row.ragged')),
  hostile('as many columns as Excel has', widest, allGood),
  hostile('every column with one name', sameNames, refused('file.header_missing')),
  hostile('a cell of ten megabytes', () => withGood(texts('4', tenMegabytes, 'قم')), rejected('row.too_large')),
  hostile(
    'a shared text of ten megabytes',
    () => sharedBook(`<si><t>${tenMegabytes}</t></si>`, shared('0')),
    rejected('row.too_large'),
  ),
  hostile(
    'rich text of a million runs',
    () => withGood(`<c t="inlineStr"><is>${repeated(1_000_000, '<r><t>x</t></r>')}</is></c>`),
    rejected('row.too_large'),
  ),
  hostile(
    'a row of four megabytes',
    () => withGood(repeated(200, texts('x'.repeat(20_000)))),
    rejected('row.too_large'),
  ),
  hostile(
    'a header cell of ten megabytes',
    () => book(texts('کد', tenMegabytes), ...goodRows),
    refused('file.too_large'),
  ),
  hostile(
    'shared texts that are not there',
    () => sharedBook('<si><t>x</t></si>', shared('1'), shared('-1'), shared('1e9'), shared('')),
    rejected(...repeatedCode(4, 'row.unreadable')),
  ),
  hostile('six million empty shared texts', () => sharedBook(repeated(6_000_000, '<si/>'), texts('4')), {
    ...allGood,
    records: 4,
  }),
  hostile(
    'two cells in one place',
    () => withGood('<c r="A5"><v>1</v></c><c r="A5"><v>2</v></c>'),
    rejected('row.unreadable'),
  ),
  hostile(
    'cells at no place',
    () => withGood('<c r=""><v>1</v></c>', '<c r="5"><v>1</v></c>', '<c r="A"><v>1</v></c>'),
    rejected(...repeatedCode(3, 'row.unreadable')),
  ),
  hostile('a cell far outside', () => withGood('<c r="ZZZZZZZZZZZZZZZ5"><v>1</v></c>'), rejected('row.ragged')),
  hostile('rows with impossible numbers', impossibleNumbers, allGood),
  hostile(
    'rows out of order',
    () => book(...[4, 1, 3, 2].map((number) => `<row r="${number}">${number === 1 ? header : goodRow(number)}</row>`)),
    allGood,
  ),
  hostile(
    'every row with one number',
    () => book(`<row r="1">${header}</row>`, ...goodRows.map((row) => `<row r="2">${row}</row>`)),
    allGood,
  ),
  hostile(
    'cells from right to left',
    () => book(header, ...goodRows.slice(1), '<c r="C4"><v>3</v></c><c r="A4"><v>1</v></c>'),
    allGood,
  ),
  hostile('formulas in a circle', () => book(header, ...goodRows.slice(1), cycle), allGood),
  hostile('formulas that were never calculated', () => book(header, ...goodRows.slice(1), '<c><f>A1</f></c>'), allGood),
  hostile('dates that are none', impossibleDates, { ...allGood, records: 7 }),
  hostile(
    'cells of unknown types and styles',
    () => book(header, ...goodRows.slice(1), '<c t="zz" s="-1"><v>x</v></c><c s="9e9"><v>1</v></c>'),
    allGood,
  ),
  hostile(
    'a column that would change the object',
    () => book(texts('__proto__', 'constructor', 'toString'), ...goodRows),
    allGood,
  ),
  hostile('formulas as text', () => withGood(texts('4', "=cmd|' /C calc'!A0", '@SUM(A1)')), { ...allGood, records: 4 }),
  hostile('a fifth of a million merged ranges', merged, allGood),
];

function repeatedCode(count: number, code: string): string[] {
  return Array.from({ length: count }, () => code);
}

const sharedBook = (sharedStrings: string, ...rows: readonly string[]): Buffer =>
  zip(sheetOf([header, ...goodRows, ...rows], { sharedStrings }));

function chartFirst(): Buffer {
  const rows = sheetData(header, ...goodRows);
  return zip(
    workbookParts({
      sheets: [
        { name: 'Chart', xml: '', type: 'chartsheet' },
        { name: 'Rows', xml: rows },
      ],
    }),
  );
}

/** Cells of a header with distinct names. */
function columns(count: number): string {
  return Array.from({ length: count }, (_, index) => `<c t="str"><v>x${index}</v></c>`).join('');
}

function widest(): Buffer {
  return book(columns(16_384), ...goodRows.map((row) => `${row}${repeated(9_000, '<c><v>1</v></c>')}`));
}

function sameNames(): Buffer {
  return book(repeated(16_384, texts('نام')), ...goodRows.map((row) => `${row}${repeated(9_000, texts('x'))}`));
}

function impossibleNumbers(): Buffer {
  return book(header, ...['0', '-4', '1e400'].map((number, index) => `<row r="${number}">${goodRows[index]}</row>`));
}

function impossibleDates(): Buffer {
  return zip(sheetOf([header, ...['60', '0', '-1', '1e300', 'NaN', '2958466', '1e999'].map(dated)], { styles }));
}

function merged(): Buffer {
  const ranges = repeated(200_000, '<mergeCell ref="A1:XFD1048576"/>');
  const xml = `${sheetData(header, ...goodRows)}<mergeCells>${ranges}<mergeCell ref="?"/></mergeCells>`;
  return zip(workbookParts({ sheets: [{ name: 'S', xml }] }));
}
