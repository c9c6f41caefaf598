import { goodRow, goodRows, type HostileText, header, hostileText, lines, range } from './hostile-text.ts';

export const hostileShapes: readonly HostileText[] = [
  hostileText('empty', () => '', { error: 'file.empty' }),
  hostileText('only blank lines', () => '\n \r\n\t\n\r\n', { error: 'file.empty' }),
  hostileText('only a header', () => lines(header), {}),
  hostileText('only a header without line end', () => header, {}),
  hostileText('no final line end', () => `${lines(header)}${goodRow(1)}`, { good: [1] }),
  hostileText('blank lines everywhere', () => lines('', header, '', goodRow(1), '', '', '  ', ',,', goodRow(2), ''), {
    good: [1, 2],
  }),
  hostileText(
    'mixed line ends',
    () => `${header}\r\n${goodRow(1)}\n${goodRow(2)}\r${goodRow(3)}\r\n\r\n${goodRow(4)}\r\r5,a,b,c\n`,
    {
      good: range(1, 4),
      rejects: ['row.ragged:8'],
    },
  ),
  hostileText('line ends of old Macs', () => `${header}\r${range(1, 50).map(goodRow).join('\r')}`, {
    good: range(1, 50),
  }),
  hostileText('too many cells', () => lines(header, goodRow(1), '2,a,b,c', goodRow(3), '4,a,b,,d', goodRow(5)), {
    good: [1, 3, 5],
    rejects: ['row.ragged:3', 'row.ragged:5'],
  }),
  hostileText('empty surplus cells', () => lines(header, `${goodRow(1)},`, `${goodRow(2)},,,`, goodRow(3)), {
    good: [1, 2, 3],
  }),
  hostileText('too few cells', () => lines(header, goodRow(1), '2,دکتر 2', '3', goodRow(4)), {
    good: [1, 4],
    others: 2,
  }),
  hostileText('headers repeated', () => lines('id,name,phone,name,id', '1,a,b,c,d'), { others: 1 }),
  hostileText('headers without names', () => lines('id,,name,city,', '1,a,b,c,d', '2,e,f,g,h'), { others: 2 }),
  hostileText('headers named like parts of objects', () => lines('__proto__,constructor,toString', 'a,b,c'), {
    others: 1,
  }),
  hostileText(
    'title lines above the header',
    () => lines('گزارش مشتریان', 'تاریخ: ۱۴۰۳/۰۵/۰۱', '', header) + goodRows(1, 6),
    { good: range(1, 6) },
  ),
  hostileText(
    'header repeated among the rows',
    () => `${lines(header)}${goodRows(1, 3)}${lines(header)}${goodRows(4, 6)}`,
    { good: range(1, 6) },
  ),
  hostileText('summary line below the rows', () => `${lines(header)}${goodRows(1, 6)}${lines('جمع کل,6,')}`, {
    good: range(1, 6),
    others: 1,
  }),
  hostileText('separator line of Excel', () => lines('sep=;', 'id;name;city', '1;دکتر 1;تهران', '2;a,b,c,d;e'), {
    good: [1],
    others: 1,
  }),
  hostileText(
    'semicolons with decimal commas',
    () => lines('id;name;city', '1;دکتر 1;تهران', '2;1,5;2,5', '3;3,5;4,5'),
    { good: [1], others: 2 },
  ),
  hostileText('tabs', () => lines('id\tname\tcity', '1\tدکتر 1\tتهران', '2\ta,b\t"c\td"'), { good: [1], others: 1 }),
  hostileText('Persian commas', () => lines('id،name،city', '1،دکتر 1،تهران', '2،دکتر 2،تهران'), { good: [1, 2] }),
  hostileText(
    'commas and spaces between quoted cells',
    () => lines('"id", "name", "city"', '"1", "دکتر 1", "تهران"', '"2", "a, b", "c"'),
    { good: [1], others: 1 },
  ),
  hostileText(
    'form feeds and control characters',
    () => lines(header, goodRow(1), '2,a\fb,c\vd', goodRow(3), '4,bell\x07,x', goodRow(5)),
    {
      good: [1, 3, 5],
      others: 2,
    },
  ),
  hostileText('no header', () => lines('1,2,3', '4,5,6', '7,8,9'), { error: 'file.header_missing' }),
];
