import { describe, expect, test } from '@jest/globals';
import { detectDialect } from '../../../../connectors/csv/dialect/detect-dialect.ts';
import { separatorLine } from '../../../../connectors/csv/dialect/separator-line.ts';

const detect = (text: string) => detectDialect(Buffer.from(text), true);

describe('detectDialect', () => {
  test.each([
    ['commas', 'a,b,c\n1,2,3\n4,5,6\n', ',', '"', 3],
    ['semicolons, decimal commas', 'a;b\n1,5;2,5\n3,5;4,1\n', ';', '"', 2],
    ['tabs, commas in the text', 'a\tb\nx, y\t1\nz\t2\n', '\t', '"', 2],
    ['pipes', 'a|b|c\n1|x, y|3\n4|z, w|2\n', '|', '"', 3],
    ['Persian commas', 'نام،شهر\nعلی،تهران\nرضا،شیراز\n', '،', '"', 2],
    ['delimiters inside of quotes', '"a";"b"\n"1,2,3";"x;y"\n"4,5";"z"\n', ';', '"', 2],
    ['line ends inside of quotes', 'a,b\n"x;\ny;\nz;",1\n"w;",2\n', ',', '"', 2],
    ['single quotes', "a,b\n'x, y',2\n'z',3\n", ',', "'", 2],
    ['apostrophes in the text', "a,b\nO'Neil,'s-Hertogenbosch\n", ',', '"', 2],
    ['a space before every quote', '"a", "b"\n"1", "x, y"\n', ', ', '"', 2],
    ['titles above the header', 'Report\n2024\na;b;c\n1;2;3\n4;5;6\n', ';', '"', 3],
    ['ragged rows', 'a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n', ',', '"', 3],
    ['a quote that is never closed', 'a;b\n1;"x\n2;y\n3;z\n', ';', '"', 2],
    ['one column', 'name\nAli\nReza\n', ',', '"', 1],
    ['one column of times', 'time\n10:20\n11:30\n', ',', '"', 1],
    ['one column of addresses', 'نشانی\nتهران، خیابان آزادی\nشیراز، بلوار چمران\n', ',', '"', 1],
    ['only a header', 'a;b;c', ';', '"', 3],
  ])('%s', (_, text, delimiter, quote, width) => {
    expect(detect(text)).toEqual({ delimiter, quote, width });
  });

  test('the line of Excel settles the delimiter, whatever the rows look like', () => {
    expect(detect('sep=;\na,b;c,d\n1,2;3,4\n').delimiter).toBe(';');
    expect(separatorLine(Buffer.from('\ufeffSEP=|\r\na|b\r\n'))).toEqual({ delimiter: '|', length: 10 });
    expect(separatorLine(Buffer.from('separate,b\n'))).toBeNull();
  });

  test('what is declared is not detected', () => {
    const text = Buffer.from("a,b\n'x;y',2\n");
    expect(detectDialect(text, true, { delimiter: ';', quote: null })).toEqual({
      delimiter: ';',
      quote: null,
      width: 2,
    });
  });

  test('a row cut at the end of the sample is not judged', () => {
    const text = Buffer.from('a,b,c\n1;2;3,4');
    expect(detectDialect(text, false).delimiter).toBe(',');
  });
});
