const words = [
  ...[
    'علی',
    'مریم',
    'سید محمد',
    'زهرا',
    'شرکت',
    'بازرگانی',
    'نمونه‌گستر',
    'می‌خواهم',
    'خیابان ولیعصر',
    'کوچه‌ی',
    'پلاک ۱۲',
  ],
  ...[
    'علي',
    'كريمي',
    'مسئول',
    'مؤسسه',
    'تهران،',
    '«اصفهان»',
    '٠٩١٢',
    '۰۲۱',
    'ﷲ',
    'تَشدیدّ',
    'ـــ',
    '\u200fراست',
    '😀',
    '👨‍👩‍👧',
    '🇮🇷',
  ],
  ...['Ltd.', 'O’Neil', 'Straße', '東京', '<b>', '&amp;', '"', ' ', '\n'],
];

/** Cells per row of the large workbook. */
export const columnCount = 15;

/**
 * The cell at a place of the large workbook: a number in the fourth column, a date in the fifth, else a text; never
 * blank.
 */
export function persianCell(row: number, column: number): string | number | Date {
  if (column === 3) return row * 7 + 0.5;
  if (column === 4) return new Date(Date.UTC(2000, 0, 1 + (row % 9_000)));
  let state = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca6b);
  const parts = [`${row}`];
  for (let count = 0; count <= column % 4; count += 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    parts.push(words[(state >>> 8) % words.length]!);
  }
  return parts.reverse().join(' ');
}
