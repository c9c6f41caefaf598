import { goodRow, goodRows, type HostileText, header, hostileText, lines, range } from './hostile-text.ts';

const quotedRow = (id: number): string => `"${id}","دکتر ${id}","تهران"`;

export const hostileQuotes: readonly HostileText[] = [
  hostileText(
    'quote never closed, no other quotes',
    () => lines(header, goodRow(1), '2,"دکتر 2,تهران') + goodRows(3, 9),
    {
      good: [1, ...range(3, 9)],
      rejects: ['row.quote:3'],
    },
  ),
  hostileText(
    'quote never closed among quoted rows',
    () => lines(header, quotedRow(1), '"2","دکتر 2,"تهران"', quotedRow(3), '"4,"دکتر 4","تهران"', quotedRow(5)),
    { good: [1, 3, 5], rejects: ['row.quote:3', 'row.quote:5'] },
  ),
  hostileText(
    'quote never closed in the last row',
    () => `${lines(header)}${goodRows(1, 5)}${lines('6,"دکتر 6,تهران')}`,
    {
      good: range(1, 5),
      rejects: ['row.quote:7'],
    },
  ),
  hostileText(
    'quotes never closed in several rows',
    () => lines(header, '1,"a,b', goodRow(2), '3,"c,d', goodRow(4), '5,e,"f', goodRow(6)),
    {
      good: [2, 4, 6],
      rejects: ['row.quote:2', 'row.quote:4', 'row.quote:6'],
    },
  ),
  hostileText(
    'quote closed by a stray one rows later',
    () => `${lines(header, '1,"دکتر 1,تهران')}${goodRows(2, 8)}${lines('9,دکتر,تهران"')}`,
    {
      good: range(2, 8),
      others: 1,
      rejects: ['row.quote:2'],
    },
  ),
  hostileText('quote never closed in a large file', () => `${lines(header, '0,"دکتر 0,تهران')}${goodRows(1, 80_000)}`, {
    good: range(1, 80_000),
    rejects: ['row.quote:2'],
  }),
  hostileText(
    'every row opens a quote',
    () => lines(header, goodRow(1), ...range(2, 30_001).map((id) => `${id},"a""`)),
    {
      good: [1],
      rejects: range(3, 30_002).map((line) => `row.quote:${line}`),
    },
  ),
  hostileText('text after a closing quote', () => lines(header, goodRow(1), '2,"دکتر" ۲,تهران', goodRow(3)), {
    good: [1, 3],
    rejects: ['row.quote:3'],
  }),
  hostileText(
    'white space after a closing quote',
    () => lines(header, quotedRow(1), '"2" ,"دکتر 2","تهران"', quotedRow(3)),
    {
      good: [1, 3],
      rejects: ['row.quote:3'],
    },
  ),
  hostileText(
    'quotes escaped by backslashes',
    () => lines(header, quotedRow(1), '"2","دکتر \\"دوم\\" 2","تهران"', quotedRow(3)),
    {
      good: [1, 3],
      rejects: ['row.quote:3'],
    },
  ),
  hostileText(
    'broken quote in a cell of several lines',
    () => lines(header, goodRow(1), '2,"first', 'second "quoted" word', 'third",تهران', goodRow(3)),
    {
      good: [1, 3],
      rejects: ['row.quote:3', 'row.quote:4', 'row.quote:5'],
    },
  ),
  hostileText(
    'quoted cells of several lines',
    () => lines(header, '1,"a\nb\r\nc\rd",تهران', goodRow(2), '3,"\n\n",x', goodRow(4)),
    {
      good: [2, 4],
      others: 2,
    },
  ),
  hostileText(
    'stray quotes in plain cells',
    () => lines(header, '1,5" pipe,تهران', '2,a"b"c,x""y', '3,end",x', goodRow(4)),
    {
      good: [4],
      others: 3,
    },
  ),
  hostileText('cut off inside quotes', () => `${lines(header)}${goodRows(1, 3)}4,"دک`, {
    good: range(1, 3),
    rejects: ['row.quote:5'],
    error: 'file.truncated',
  }),
  hostileText('cut off inside quotes on a later line', () => `${lines(header)}${goodRows(1, 3)}4,"first\nsecond`, {
    good: range(1, 3),
    rejects: ['row.quote:5', 'row.quote:6'],
    error: 'file.truncated',
  }),
  hostileText('quote never closed in the header', () => `${lines('id,"name,city')}${goodRows(1, 3)}`, {
    error: 'file.malformed',
  }),
  hostileText(
    'single quotes around cells with commas',
    () => lines("'id','name','city'", "'1','دکتر 1','تهران'", "'2','a, b','c'"),
    {
      good: [1],
      others: 1,
    },
  ),
];
