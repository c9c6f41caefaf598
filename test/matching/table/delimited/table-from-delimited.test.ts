import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { compareCodeUnits } from '../../../../matching/canonical-order.ts';
import { toFieldName } from '../../../../matching/ids.ts';
import type { ProfileField } from '../../../../matching/profile.ts';
import { tableFromDelimited } from '../../../../matching/table/delimited/table-from-delimited.ts';
import type { RecordTable } from '../../../../matching/table/record-table.ts';

const field = (name: string): ProfileField => ({
  name: toFieldName(name),
  type: 'text',
  label: { en: name, fa: name },
  list: false,
  role: 'identify',
  survivorship: [],
});
const spec = {
  sourceColumn: 'source',
  keyColumn: 'key',
  fields: [
    { header: 'name', field: field('name') },
    { header: 'city', field: field('city') },
  ],
};
const tableOf = (text: string, options = {}): RecordTable =>
  tableFromDelimited(new TextEncoder().encode(text), { ...spec, ...options });

/** Source, row number in the text, and the fields of each row. */
function rowsOf({ size, sources, sourceNames, ids, columns }: RecordTable): string[][] {
  return Array.from({ length: size }, (_, row) => [
    sourceNames[sources[row]!]!,
    String(ids[row]),
    ...columns.map(({ keys, offsets, codes }) =>
      Array.from(codes.subarray(offsets[row], offsets[row + 1]), (code) => keys.at(code)).join(),
    ),
  ]);
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'تهران',
    'شيراز',
    'می\u200cخواهم',
    'a"b',
    '"',
    ',',
    'a,b',
    '\n',
    '\r\n',
    '\r',
    '😀',
    '\uFF21',
    '\uFEFF',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);

function quoted(text: string, always: boolean): string {
  return always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

describe('table from delimited text', () => {
  test('reads what csv-parse reads, in canonical order', () => {
    const row = fc.record({
      source: fc.constantFrom('crm', 'فروش', 'a', ''),
      key: cell,
      name: cell,
      city: cell,
      isQuoted: fc.boolean(),
      cells: fc.integer({ min: 3, max: 5 }),
    });
    const input = fc.record({
      rows: fc.array(row, { maxLength: 40 }),
      end: fc.constantFrom('\n', '\r\n'),
      ends: fc.boolean(),
    });
    fc.assert(
      fc.property(input, ({ rows, end, ends }) => {
        const lines = rows.map(({ source, key, name, city, isQuoted, cells }) =>
          [key, source, name, city, 'ignored']
            .slice(0, cells)
            .map((text) => quoted(text, isQuoted))
            .join(','),
        );
        const text = ['key,source,name,city', ...lines].join(end) + (ends ? end : '');
        const expected = parse(text, { relax_column_count: true, record_delimiter: end, from_line: 1 })
          .slice(1)
          .map(([key = '', source = '', name = '', city = ''], index) => ({
            key,
            row: [source, String(index + 1), name, city],
          }))
          .sort((a, b) => compareCodeUnits(a.row[0]!, b.row[0]!) || compareCodeUnits(a.key, b.key));
        expect(rowsOf(tableOf(text))).toEqual(expected.map(({ row }) => row));
      }),
    );
  });

  test('numbers keys by first appearance in canonical order, and knows single values', () => {
    const table = tableOf('source,key,name,city\nb,1,z,\na,10,y,q\na,9,z,\na,1,x,q\n');
    expect([...table.columns[0]!.keys]).toEqual(['x', 'y', 'z']);
    expect([...table.columns[0]!.single]).toEqual([0, 1, 2, 2]);
    expect([...table.columns[1]!.single]).toEqual([0, 0, -1, -1]);
    expect([...table.ids]).toEqual([4, 2, 3, 1]);
    expect(table.columns[0]!.codes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test('makes one value of texts with one key, and none of an empty key', () => {
    const toKey = (text: string): string => (text === '-' ? '' : text.toLowerCase());
    const table = tableOf('source,key,name\ns,1,Ali\ns,2,-\ns,3,ALI\n', {
      fields: [{ header: 'name', field: field('name'), toKey }],
    });
    expect(rowsOf(table).map((row) => row[2])).toEqual(['ali', '', 'ali']);
    expect([...table.columns[0]!.keys]).toEqual(['ali']);
  });

  test('tells apart values with one hash', () => {
    // Known collisions of 32-bit FNV-1a.
    const names = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke', 'liquid', 'macallums'];
    const table = tableOf(`source,key,name,city\n${names.map((name, i) => `s,${i},${name},`).join('\n')}`);
    expect(rowsOf(table).map((row) => row[2])).toEqual(names);
    expect([...table.columns[0]!.keys]).toEqual(names.slice(0, 6));
  });

  test('reads several blocks of rows and finds values of earlier ones', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `s,${String(i).padStart(5, '0')},"n""${i % 7000}",c${i % 3}`);
    const table = tableOf(['source,key,name,city', ...rows].join('\n'));
    expect(table.size).toBe(10_000);
    expect([...table.columns[0]!.keys]).toHaveLength(7000);
    expect(rowsOf(table)[9000]).toEqual(['s', '9001', 'n"2000', 'c0']);
  });

  test('leaves the bytes as they are', () => {
    const bytes = new TextEncoder().encode('source,key,name,city\ns,1,"a""b",\n');
    const before = bytes.slice();
    tableFromDelimited(bytes, spec);
    expect(bytes).toEqual(before);
  });

  test('passes over a byte order mark and blank lines, and takes other delimiters', () => {
    const table = tableOf('\uFEFFsource;key;name;city\r\n\r\ns;1;a,b;\r\n\n', { delimiter: ';' });
    expect(rowsOf(table)).toEqual([['s', '1', 'a,b', '']]);
  });

  test.each([
    ['', 'file.header_missing'],
    ['source,key,name\n', 'source.column_missing'],
    ['source,key,name,city\ns,1,"open', 'row.quote'],
    ['source,key,name,city\ns,1,"a"b,c\n', 'row.quote'],
  ])('refuses %j', (text, code) => {
    expect(() => tableOf(text)).toThrow(expect.objectContaining({ code }));
  });
});
