import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { CellReader } from '../../../connectors/excel/sheet/cell-reader.ts';
import { SheetHandler } from '../../../connectors/excel/sheet/sheet-handler.ts';
import { TextTable } from '../../../connectors/excel/workbook/text-table.ts';
import { XmlScanner } from '../../../connectors/excel/xml/xml-scanner.ts';
import { readRows } from '../../support/workbooks/read-workbook-bytes.ts';
import { sheetData, texts, worksheet } from '../../support/workbooks/workbook-parts.ts';

/** Persian, Arabic, Latin, digits of three families, marks, half-space, direction marks, emoji with joiners, markup. */
const unit = fc.constantFrom(
  ...['ا', 'ی', 'ي', 'ک', 'ك', 'پ', 'ژ', 'ة', 'ۀ', 'ئ', 'ّ', 'ً', 'ـ', '\u200c', '\u200d', '\u200e', '\u200f', '\u202b'],
  ...['۰', '۹', '٠', '٩', '0', '9', 'a', 'Z', 'é', 'ß', 'ﷲ', 'ﻼ', '،', '؟', '«', '٫', '\u00a0', '\u3000', '\ufeff'],
  ...[
    '😀',
    '👨‍👩‍👧',
    '🇮🇷',
    '𝒜',
    '東',
    ' ',
    '\t',
    '\n',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '&amp;',
    '_',
    'x',
    '-',
    '=',
    '@',
  ],
);
const text = fc.string({ unit, minLength: 1, maxLength: 40 }).filter((one) => one.trim() !== '');

test('texts written by exceljs come back exactly', async () => {
  const row = fc.tuple(text, text, text);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), fc.boolean(), async (rows, useSharedStrings) => {
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet('داده');
      sheet.addRow(['نام', 'شهر', 'یادداشت']);
      for (const values of rows) sheet.addRow(values);
      const bytes = await workbook.xlsx.writeBuffer({ useSharedStrings });
      const read = await readRows(new Uint8Array(bytes), { headerRow: 1 });
      expect(read.rows.map((values) => [values.نام, values.شهر, values.یادداشت])).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

test('wherever the XML is cut, also inside a character, cells are the same', () => {
  const toXml = (one: string): string => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 40 }),
      (values, places) => {
        const bytes = Buffer.from(worksheet(sheetData(texts(...values.map(toXml)))));
        const handler = new SheetHandler(new CellReader(new TextTable(), [], false));
        const scanner = new XmlScanner('sheet.xml', handler);
        const decoder = new TextDecoder('utf-8', { fatal: true });
        const cuts = [...new Set(places.map((place) => place % bytes.length))].sort((a, b) => a - b);
        for (const [index, start] of [0, ...cuts].entries()) {
          scanner.write(decoder.decode(bytes.subarray(start, cuts[index]), { stream: true }));
        }
        scanner.end();
        expect(handler.takeRows()[0]!.cells).toEqual(values);
      },
    ),
  );
});
