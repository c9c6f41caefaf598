import { describe, expect, test } from '@jest/globals';
import type { RawValue } from '../../../../pipeline/ports/source-reader.ts';
import { readRows, readWorkbookBytes } from '../../../support/workbooks/read-workbook-bytes.ts';
import { sheetData, texts, workbookParts } from '../../../support/workbooks/workbook-parts.ts';
import { zip } from '../../../support/workbooks/zip.ts';

const styles = `
  <numFmts count="3">
    <numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd&quot; &quot;hh:mm"/>
    <numFmt numFmtId="166" formatCode="[h]:mm"/>
  </numFmts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
  <cellXfs>${[0, 14, 164, 165, 20, 166, 49].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
const [general, date, zeros, dateTime, time, duration, text] = [0, 1, 2, 3, 4, 5, 6];
const sharedStrings =
  '<si><t>ساده</t></si><si><r><rPr><b/></rPr><t>علی </t></r><r><t xml:space="preserve"> رضایی</t></r></si>' +
  '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/>' +
  '<si><t>line_x000D_\nnext &amp; last</t></si>';

/** The value of one cell, with the notes on its sheet. */
async function readCell(cell: string, date1904 = false): Promise<{ value: RawValue; notes: readonly string[] }> {
  const xml = sheetData(texts('value', 'other'), `${cell}${texts('x')}`);
  const bytes = zip(workbookParts({ sheets: [{ name: 'S', xml }], sharedStrings, styles, date1904 }));
  const { rows, report } = await readRows(bytes);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.other).toBe('x');
  return { value: rows[0]!.value!, notes: report.notes };
}

const number = (value: number | string, style: number): string => `<c s="${style}"><v>${value}</v></c>`;

describe('a cell is read as', () => {
  test.each<[string, string, RawValue]>([
    ['a shared text', '<c t="s"><v>0</v></c>', 'ساده'],
    ['rich text, joined', '<c t="s"><v>1</v></c>', 'علی  رضایی'],
    ['text without its phonetic guide', '<c t="s"><v>2</v></c>', '東京'],
    ['an empty shared text', '<c t="s"><v>3</v></c>', ''],
    ['text with escapes and entities', '<c t="s"><v>4</v></c>', 'line\r\nnext & last'],
    ['text in the cell', '<c t="inlineStr"><is><t> ‏متن  </t></is></c>', ' ‏متن  '],
    ['rich text in the cell', '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>', 'ab'],
    ['the text that a formula gave', '<c t="str"><f>A1&amp;B1</f><v>نتیجه</v></c>', 'نتیجه'],
    ['the empty text that a formula gave', '<c t="str"><f>""</f><v></v></c>', ''],
    ['the number that a formula gave', '<c><f>1+1</f><v>2</v></c>', 2],
    ['a number', '<c><v>42</v></c>', 42],
    ['a number of type n', '<c t="n"><v> 4.5 </v></c>', 4.5],
    ['a number with an exponent', '<c><v>9.1212345E+9</v></c>', 9_121_234_500],
    ['zero without a sign', '<c><v>-0</v></c>', 0],
    ['a number that is shown as General', number(7, general), 7],
    ['the longest exact number', '<c><v>6037991234567890</v></c>', 6_037_991_234_567_890],
    ['digits beyond any exact number, as text', '<c><v>603799123456789012</v></c>', '603799123456789012'],
    ['a number beyond all, as text', '<c><v>1e999</v></c>', '1e999'],
    ['what is no number in a number cell, as text', '<c><v>0x1F</v></c>', '0x1F'],
    ['true', '<c t="b"><v>1</v></c>', true],
    ['false', '<c t="b"><v>0</v></c>', false],
    ['nothing', '<c s="2"/>', null],
    ['nothing, for an empty value', '<c><v></v></c>', null],
    ['a number with its format', number(12345678, zeros), { n: 12345678, z: '0000000000' }],
    ['a number in a text format', number(912, text), { n: 912, z: '@' }],
    ['a date', number(45292, date), { n: 45292, z: 'mm-dd-yy', d: '2024-01-01' }],
    ['a date and time', number(45292.75, dateTime), { n: 45292.75, z: 'yyyy/mm/dd" "hh:mm', d: '2024-01-01T18:00:00' }],
    ['a time of day', number(0.5, time), { n: 0.5, z: 'h:mm' }],
    ['a day shown as its time', number(45292.5, time), { n: 45292.5, z: 'h:mm', d: '2024-01-01T12:00:00' }],
    ['a duration', number(1.5, duration), { n: 1.5, z: '[h]:mm' }],
    ['the day that never was', number(60, date), { n: 60, z: 'mm-dd-yy' }],
    [
      'an ISO date',
      '<c t="d" s="1"><v>2024-01-01T18:00:00</v></c>',
      { n: 45292.75, z: 'mm-dd-yy', d: '2024-01-01T18:00:00' },
    ],
    ['an ISO date without a format', '<c t="d"><v>2024-01-01</v></c>', { n: 45292, d: '2024-01-01' }],
    ['another date, as text', '<c t="d"><v>1402/10/11</v></c>', '1402/10/11'],
    ['a cell of an unknown style', '<c s="99"><v>5</v></c>', 5],
  ])('%s', async (_, cell, expected) => {
    expect((await readCell(cell)).value).toEqual(expected);
  });

  test('a date of the 1904 system', async () => {
    expect((await readCell(number(43830, date), true)).value).toEqual({ n: 43830, z: 'mm-dd-yy', d: '2024-01-01' });
  });

  test.each([
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'Cells with an error read as empty (#DIV/0!: 1).'],
    [
      'an error that Excel does not know',
      '<c t="e"><v>secret</v></c>',
      'Cells with an error read as empty (other: 1).',
    ],
    ['a formula without value', '<c><f>A1</f></c>', '1 formula without a saved value read as empty.'],
    ['a formula with an empty value', '<c><f>A1</f><v/></c>', '1 formula without a saved value read as empty.'],
  ])('empty with a note: %s', async (_, cell, note) => {
    expect(await readCell(cell)).toEqual({ value: null, notes: [note] });
  });
});

describe('a row is rejected with its place', () => {
  const tooLong = 'x'.repeat(32_768);
  test.each([
    ['a shared text that is not there', '<c t="s"><v>99</v></c>', 'row.unreadable', 'value', undefined],
    ['a shared text without a number', '<c t="s"><v>x</v></c>', 'row.unreadable', 'value', undefined],
    ['a text over the limit', texts(tooLong), 'row.too_large', 'value', 'x'.repeat(1_000)],
    ['two cells in one column', '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>', 'row.unreadable', 'value', undefined],
    ['a cell at no place', '<c r="?"><v>1</v></c>', 'row.unreadable', undefined, undefined],
    ['a cell beyond the last column', '<c r="XFE2"><v>1</v></c>', 'row.ragged', 'column XFE', undefined],
  ])('%s', async (_, cell, code, column, value) => {
    const xml = sheetData(texts('value', 'other'), cell, texts('good', 'row'));
    const bytes = zip(workbookParts({ sheets: [{ name: 'S', xml }], sharedStrings }));
    const { records, rejects, files } = await readWorkbookBytes(bytes);
    expect(records.map((record) => record.values)).toEqual([{ value: 'good', other: 'row' }]);
    expect(rejects).toEqual([
      {
        place: { file: 'book.xlsx', sheet: 'S', row: 2 },
        ...(column === undefined ? {} : { column }),
        code,
        reason: expect.any(String),
        ...(value === undefined ? {} : { value }),
      },
    ]);
    expect(files[0]!.rowsRead).toBe(2);
  });

  test('the longest text that Excel allows is kept', async () => {
    const { rows } = await readRows(
      zip(workbookParts({ sheets: [{ name: 'S', xml: sheetData(texts('a', 'b'), texts('ی'.repeat(32_767), 'x')) }] })),
    );
    expect(rows[0]!.a).toBe('ی'.repeat(32_767));
  });
});
