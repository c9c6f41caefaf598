import { goodRow, goodRows, type HostileText, header, hostileText, lines } from './hostile-text.ts';

const tenMegabytes = 10 * 1024 * 1024;
const filler = (bytes: number): string => 'x'.repeat(bytes);

export const hostileSizes: readonly HostileText[] = [
  hostileText(
    'plain cell of ten megabytes',
    () => lines(header, goodRow(1), `2,${filler(tenMegabytes)},x`, goodRow(3)),
    {
      good: [1, 3],
      rejects: ['row.too_large:3'],
    },
  ),
  hostileText(
    'quoted cell of ten megabytes',
    () => lines(header, goodRow(1), `2,"${filler(tenMegabytes)}","x\ny"`) + goodRows(3, 5),
    {
      good: [1, 3, 4, 5],
      rejects: ['row.too_large:3'],
    },
  ),
  hostileText(
    'quoted cell of ten megabytes in lines',
    () => {
      const text = `some words, and then "" some more\n`.repeat(tenMegabytes / 34);
      return lines('id,name,city,phone', '1,a,b,c', `2,"${text}",x,y`, '3,a,b,c', '4,a,b,c');
    },
    { others: 3, rejects: ['row.too_large:3'] },
  ),
  hostileText(
    'cell of ten megabytes whose quote is never closed',
    () => `${lines(header, goodRow(1), `2,"${filler(tenMegabytes)},x`)}${goodRows(3, 40)}`,
    {
      good: [1, ...Array.from({ length: 38 }, (_, index) => index + 3)],
      rejects: ['row.too_large:3'],
    },
  ),
  hostileText('row just over the limit', () => lines(header, goodRow(1), `2,${filler(1024 * 1024)},x`, goodRow(3)), {
    good: [1, 3],
    rejects: ['row.too_large:3'],
  }),
  hostileText(
    'last row of ten megabytes without line end',
    () => `${lines(header, goodRow(1))}2,${filler(tenMegabytes)}`,
    {
      good: [1],
      rejects: ['row.too_large:3'],
    },
  ),
  hostileText(
    'header of a million columns',
    () => lines(Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(','), goodRow(1)),
    {
      error: 'file.too_large',
    },
  ),
  hostileText(
    'header of twenty thousand columns',
    () => lines(Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(','), goodRow(1)),
    {
      error: 'file.too_large',
    },
  ),
  hostileText(
    'row of a million cells',
    () => lines(header, goodRow(1), '2,x'.repeat(500_000), goodRow(3), '4,'.repeat(200_000), goodRow(5)),
    {
      good: [1, 3, 5],
      rejects: ['row.too_large:3', 'row.ragged:5'],
    },
  ),
  hostileText('ten megabytes without any line end', () => filler(tenMegabytes), { error: 'file.malformed' }),
];
