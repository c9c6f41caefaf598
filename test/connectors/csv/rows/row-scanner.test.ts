import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { RowScanner } from '../../../../connectors/csv/rows/row-scanner.ts';
import { splitCells } from '../../../../connectors/csv/rows/split-cells.ts';

const dialect = { delimiter: ',', quote: '"' };

interface Cut {
  readonly line: number;
  readonly text: string;
  /** Null for a row set aside. */
  readonly cells: readonly string[] | null;
}

/** Rows and broken rows of the text, in order, when it comes in chunks that end at the given places. */
function scan(text: string, width: number, cuts: readonly number[] = []): readonly Cut[] {
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const scanner = new RowScanner(dialect, width);
  const found: Cut[] = [];
  ends.forEach((end, index) => {
    const block = scanner.push(bytes.subarray(ends[index - 1] ?? 0, end), index === ends.length - 1);
    const textOf = (start: number, stop: number): string => block.bytes.toString('utf8', start, stop);
    const rows = splitCells(block, dialect).map((cells, row) => ({
      line: block.lines[row]!,
      text: textOf(block.starts[row]!, block.ends[row]!),
      cells,
    }));
    const broken = block.broken.map((row) => ({ line: row.line, text: textOf(row.start, row.end), cells: null }));
    found.push(...[...rows, ...broken].sort((a, b) => a.line - b.line));
  });
  return found;
}

const brokenLines = (text: string, width = 3): readonly number[] =>
  scan(text, width).flatMap((cut) => (cut.cells === null ? [cut.line] : []));

const nasty = fc
  .array(fc.constantFrom(',', ',', '"', '"', '\n', '\r', '\r\n', 'a', 'ی', 'b c', '""', ',"', '",'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('RowScanner', () => {
  test('loses nothing: rows, broken rows and line ends are the whole text, each at its line', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 4 }), (text, width) => {
        const lineEnds = /\r\n|\n|\r/g;
        const found = scan(text, width);
        expect(
          found
            .map((cut) => cut.text)
            .join('')
            .replace(lineEnds, ''),
        ).toBe(text.replace(lineEnds, ''));
        const lines = text.split(/\r\n|\n|\r/);
        for (const cut of found) expect(lines[cut.line - 1]).toBe(cut.text.split(/\r\n|\n|\r/)[0]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds the same rows wherever the chunks are cut', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(), { maxLength: 6 }), (text, width, cuts) => {
        expect(scan(text, width, cuts)).toEqual(scan(text, width));
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads well-formed rows as csv-parse does, with the lines that editors show', () => {
    expect(scan('a,"b\r\nc",d\r\n\r\n"e""f",g"h,\n', 3)).toEqual([
      { line: 1, text: 'a,"b\r\nc",d', cells: ['a', 'b\r\nc', 'd'] },
      { line: 4, text: '"e""f",g"h,', cells: ['e"f', 'g"h', ''] },
    ]);
  });

  test('splits any well-formed row as csv-parse does', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 4 }), (text, width) => {
        for (const { text: row, cells } of scan(text, width))
          if (cells !== null) expect([cells]).toEqual(parse(row, { relax_quotes: true, record_delimiter: '\0' }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('resumes at the line after an open quote', () => {
    expect(brokenLines('1,"a,b\n2,c,d\n3,e,f\n')).toEqual([1]);
    expect(brokenLines('1,"a,b\n2,"c",d\n3,"e",f\n')).toEqual([1]);
  });

  test('does not take rows between two stray quotes for a cell', () => {
    expect(brokenLines('1,"a,b\n2,c,d\n3,e,f\n4,g,h"\n')).toEqual([1]);
    expect(brokenLines('1,"some\nwords, more",b\n')).toEqual([]);
  });

  test('takes the lines behind a broken quote as parts of its row until one is whole', () => {
    expect(brokenLines('1,a,b\n2,"x "y"\nz\n\nw",c\n3,d\n4,e,f\n')).toEqual([2, 3, 5]);
    expect(brokenLines('1,a,b\n2,"x "y"\nz\n3,e,f\n4,g\n')).toEqual([2, 3]);
  });

  test('a table whose rows are all shorter than the header goes on after a broken quote', () => {
    expect(brokenLines('1,a\n2,"b"x\n3,c\n4,d\n', 3)).toEqual([2]);
  });

  test('tells a text that ends inside quotes from one whose quote is just never closed', () => {
    const endsInside = (text: string): boolean => {
      const scanner = new RowScanner(dialect, 2);
      scanner.push(Buffer.from(text), true);
      return scanner.endedInsideQuotes;
    };
    expect(endsInside('1,a\n2,"b')).toBe(true);
    expect(endsInside('1,a\n2,"b\nc')).toBe(true);
    expect(endsInside('1,a\n2,"b\n')).toBe(false);
    expect(endsInside('1,"a\n2,b\n3,c')).toBe(false);
    expect(endsInside('1,a\n2,"b"')).toBe(false);
  });
});
