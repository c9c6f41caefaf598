import { d2g, d2j, j2d } from 'jalaali-js';

/** A day as its Julian day number, so that days can be compared and added up. */
export type Day = number;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const fromJalali = (year: number, month: number, day: number): Day => j2d(year, month, day);

export function toJalali(day: Day): CalendarDate {
  const { jy, jm, jd } = d2j(day);
  return { year: jy, month: jm, day: jd };
}

/** `2025-11-06`. */
export function toIsoDate(day: Day): string {
  const { gy, gm, gd } = d2g(day);
  return `${gy}-${pad(gm)}-${pad(gd)}`;
}

/** `1404/08/15`, ASCII digits. */
export function toJalaliText(day: Day): string {
  const { year, month, day: dayOfMonth } = toJalali(day);
  return `${year}/${pad(month)}/${pad(dayOfMonth)}`;
}

/** The day on which all exports of the example were made: ۱۴۰۴/۰۸/۱۵. Nothing in the example is later. */
export const reportDay: Day = fromJalali(1404, 8, 15);

/** The company's first customer. */
export const foundingDay: Day = fromJalali(1396, 1, 5);

const pad = (number: number): string => String(number).padStart(2, '0');
