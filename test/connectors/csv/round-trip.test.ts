import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readText } from './read-text.ts';

interface Writing {
  readonly delimiter: string;
  readonly quote: string;
  readonly lineEnd: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly mark: boolean;
  readonly quoteAll: boolean;
  readonly finalLineEnd: boolean;
}

const writing = (...delimiters: readonly string[]): fc.Arbitrary<Writing> =>
  fc.record({
    delimiter: fc.constantFrom(...delimiters),
    quote: fc.constantFrom('"', "'"),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    mark: fc.boolean(),
    quoteAll: fc.boolean(),
    finalLineEnd: fc.boolean(),
  });

function write(table: readonly (readonly string[])[], style: Writing): Buffer {
  const { delimiter, quote, lineEnd } = style;
  const cell = (text: string): string => {
    const needsQuotes =
      [...delimiter].some((part) => text.includes(part)) || text.includes(quote) || /[\r\n]/.test(text);
    return style.quoteAll || needsQuotes ? quote + text.replaceAll(quote, quote + quote) + quote : text;
  };
  const text = table.map((row) => row.map(cell).join(delimiter)).join(lineEnd) + (style.finalLineEnd ? lineEnd : '');
  return iconv.encode((style.mark ? '\ufeff' : '') + text, style.encoding);
}

/** Rows whose first cell is never blank, so that no row counts as blank; the cells may hold anything but zero characters. */
function tables(cell: fc.Arbitrary<string>, fewestRows: number): fc.Arbitrary<readonly (readonly string[])[]> {
  return fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc
        .array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { minLength: fewestRows, maxLength: 12 })
        .map((rows) => rows.map((row, index) => [`k${index}`, ...row])),
    );
}

/** A small file that is mostly control characters is taken for binary content, rightly; they are left out here. */
const anyText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => [...text].filter((character) => character >= ' ' || '\t\n\r'.includes(character)).join(''));
const nastyText = fc
  .array(fc.constantFrom(',', ';', '"', "'", '\n', '\r', '\r\n', '\t', '|', '،', ' ', 'ی', '\u200c', '\ufeff', 'a'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const plainText = fc
  .array(fc.constantFrom('علی', 'Reza', 'تهران', '۰۹۱۲', '12', ' ', '.', '\u200c'), { maxLength: 5 })
  .map((parts) => parts.join(''));

const detectable = [',', ';', '\t', '|', '،'];

const names = ['key', 'name', 'city', 'phone', 'mail', 'note'];

async function expectRoundTrip(
  table: readonly (readonly string[])[],
  style: Writing,
  options: Parameters<typeof readText>[1],
): Promise<void> {
  const columns = names.slice(0, table[0]?.length);
  const { records, rejects, files } = await readText(write([columns, ...table], style), options);
  expect(rejects).toEqual([]);
  expect(files[0]?.error).toBeUndefined();
  expect(records.map((record) => Object.values(record.values))).toEqual(table);
}

describe('tables written by any csv writer come back exactly', () => {
  test('with a declared dialect, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables(fc.oneof(anyText, nastyText), 1),
        writing(...detectable, '||', ', ', '¦'),
        (table, style) =>
          expectRoundTrip(table, style, {
            encoding: style.encoding,
            delimiter: style.delimiter,
            quote: style.quote,
            headerRow: 1,
          }),
      ),
      { numRuns: 300 },
    );
  });

  test('with everything detected, when the cells are words and numbers', async () => {
    await fc.assert(
      fc.asyncProperty(tables(plainText, 2), writing(...detectable), (table, style) =>
        expectRoundTrip(table, { ...style, mark: true }, { headerRow: 1 }),
      ),
      { numRuns: 300 },
    );
  });
});
