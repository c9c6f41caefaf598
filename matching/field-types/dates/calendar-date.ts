import { isValidJalaaliDate, toGregorian } from 'jalaali-js';
import type { Calendar } from '../field-type.ts';

/** The calendar that a four-digit year can only be of: 1200 to 1450 Jalali (1821 to 2072), 1800 to 2100 Gregorian; null for other numbers. */
export function calendarOfYear(year: number): Calendar | null {
  if (year >= 1200 && year <= 1450) return 'jalali';
  return year >= 1800 && year <= 2100 ? 'gregorian' : null;
}

/** The full year of two digits: Jalali 00 to 19 are 1400s, Gregorian 00 to 39 are 2000s, others the century before. */
export function fullYear(twoDigits: number, calendar: Calendar): number {
  if (calendar === 'jalali') return twoDigits < 20 ? 1400 + twoDigits : 1300 + twoDigits;
  return twoDigits < 40 ? 2000 + twoDigits : 1900 + twoDigits;
}

/** ISO 8601 day in the Gregorian calendar; null when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number, calendar: Calendar): string | null {
  if (calendarOfYear(year) !== calendar) return null;
  if (calendar === 'jalali') {
    if (!isValidJalaaliDate(year, month, day)) return null;
    const { gy, gm, gd } = toGregorian(year, month, day);
    return format(gy, gm, gd);
  }
  return month >= 1 && month <= 12 && day >= 1 && day <= gregorianMonthLength(year, month)
    ? format(year, month, day)
    : null;
}

function gregorianMonthLength(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function format(year: number, month: number, day: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
