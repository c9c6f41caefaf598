import type { Calendar, DateFormat, DateOrder } from '../field-type.ts';
import { calendarOfYear, fullYear, isoDate } from './calendar-date.ts';
import type { Triple, WrittenDate } from './parse-date.ts';

export interface ResolvedDate {
  readonly iso: string;
  /** True when the text alone did not say what its parts mean and the column's format decided. */
  readonly fromColumn: boolean;
}

/**
 * The day that a written date means. A four-digit year tells its calendar and a year in front the order; a day above 12 tells itself from the
 * month. Everything else is read by the column's format, or not at all: null for what stays ambiguous or does not exist.
 */
export function resolveDate(date: WrittenDate, format: DateFormat | null): ResolvedDate | null {
  if (date.kind === 'named') {
    const { month, day, year, yearDigits } = date;
    if (yearDigits !== 4 && yearDigits > 2) return null;
    const iso = isoDate(yearDigits === 4 ? year : fullYear(year, month.calendar), month.month, day, month.calendar);
    return iso === null ? null : { iso, fromColumn: false };
  }
  const { parts, digits } = date;
  if (digits[0] >= 3) return digits[0] === 4 ? withYear(parts[0], parts[1], parts[2], false) : null;
  if (digits[2] >= 3) return digits[2] === 4 ? yearBehind(parts, format) : null;
  return format === null ? null : shortYear(parts, format);
}

function withYear(year: number, month: number, day: number, fromColumn: boolean): ResolvedDate | null {
  const calendar = calendarOfYear(year);
  if (calendar === null) return null;
  const iso = isoDate(year, month, day, calendar);
  return iso === null ? null : { iso, fromColumn };
}

function yearBehind([first, second, year]: Triple, format: DateFormat | null): ResolvedDate | null {
  if (first > 12 || first === second) return withYear(year, second, first, false);
  if (second > 12) return withYear(year, first, second, false);
  const order = orderBehind(calendarOfYear(year), format);
  if (order === null) return null;
  return order === 'dmy' ? withYear(year, second, first, true) : withYear(year, first, second, true);
}

/** Jalali dates are never written month first. */
function orderBehind(calendar: Calendar | null, format: DateFormat | null): 'dmy' | 'mdy' | null {
  if (calendar === 'jalali') return 'dmy';
  return format === null || format.order === 'ymd' ? null : format.order;
}

function shortYear([a, b, c]: Triple, { calendar, order }: DateFormat): ResolvedDate | null {
  const [year, month, day] = inOrder[order](a, b, c);
  const iso = isoDate(fullYear(year, calendar), month, day, calendar);
  return iso === null ? null : { iso, fromColumn: true };
}

const inOrder: Readonly<Record<DateOrder, (a: number, b: number, c: number) => Triple>> = {
  ymd: (a, b, c) => [a, b, c],
  dmy: (a, b, c) => [c, b, a],
  mdy: (a, b, c) => [c, a, b],
};
