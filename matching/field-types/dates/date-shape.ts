import type { WrittenDate } from './parse-date.ts';

/**
 * The digits of a date that does not exist (1990-13-45, 31/04/1986), as year, month and day in the form of ISO 8601: still near to the date that
 * was meant, and equal to no date that exists. Null when the year is not written in full, and when only the order of day and month is not known.
 */
export function dateShape(date: WrittenDate): string | null {
  if (date.kind !== 'numeric') return null;
  const [a, b, c] = date.parts;
  if (date.digits[0] === 4) return shape(a, b, c);
  if (date.digits[2] !== 4 || (a <= 12 && b <= 12)) return null;
  return a <= 12 ? shape(c, a, b) : shape(c, b, a);
}

function shape(year: number, month: number, day: number): string | null {
  return month > 99 || day > 99 ? null : `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
