import { isoDate } from './dates/calendar-date.ts';
import { parseDate, type Triple } from './dates/parse-date.ts';
import type { Calendar, DateFormat, DateOrder } from './field-type.ts';

/**
 * Decides what the numbers of a date column mean, from all its texts together; the order of the texts does not matter. Null when the texts do
 * not tell: then only dates that speak for themselves are read.
 *
 * A side wins when it has at least MAJORITY of the evidence.
 * - Order: the place of four-digit years (or of two-digit parts above 31); with the year behind, parts above 12 tell the day from the month.
 *   Jalali dates with the year behind are day first, because nobody writes them otherwise.
 * - Calendar: four-digit years; without any, days that only one calendar has (Jalali: 30 in the second month, 31 in the fourth and sixth; Gregorian: 31 in a month after the sixth).
 */
export function decideDateFormat(texts: Iterable<string>): DateFormat | null {
  const evidence = gather(texts);
  const yearInFront = majority(evidence.yearFirst, evidence.yearLast);
  if (yearInFront === null) return null;
  const calendar = decideCalendar(evidence, yearInFront);
  if (calendar === null) return null;
  const order = yearInFront ? 'ymd' : decideDayMonth(evidence, calendar);
  return order === null ? null : { calendar, order };
}

/** Share of the evidence that one side needs: a column may hold a few strays, not two habits. */
const MAJORITY = 0.9;

interface Evidence {
  yearFirst: number;
  yearLast: number;
  readonly longYears: Record<Calendar, number>;
  /** First part, or second part, of a date with the year behind is above 12. */
  dayFirst: number;
  daySecond: number;
  readonly shortDates: Triple[];
}

function gather(texts: Iterable<string>): Evidence {
  const evidence: Evidence = {
    yearFirst: 0,
    yearLast: 0,
    longYears: { jalali: 0, gregorian: 0 },
    dayFirst: 0,
    daySecond: 0,
    shortDates: [],
  };
  for (const text of texts) {
    const written = parseDate(text);
    if (written?.kind === 'numeric') weigh(written.parts, written.digits, evidence);
  }
  return evidence;
}

function weigh(parts: Triple, digits: Triple, evidence: Evidence): void {
  const [a, b, c] = parts;
  const front = digits[0] === 4;
  const behind = digits[2] === 4;
  if (front || behind) {
    const calendar = existsIn('jalali', parts, front)
      ? 'jalali'
      : existsIn('gregorian', parts, front)
        ? 'gregorian'
        : null;
    if (calendar === null) return;
    evidence.longYears[calendar]++;
  } else {
    if (digits[0] > 2 || digits[2] > 2) return;
    evidence.shortDates.push(parts);
  }
  if (front || (!behind && a > 31)) evidence.yearFirst++;
  else if (behind || c > 31) {
    evidence.yearLast++;
    if (a > 12) evidence.dayFirst++;
    else if (b > 12) evidence.daySecond++;
  }
}

function existsIn(calendar: Calendar, [a, b, c]: Triple, yearInFront: boolean): boolean {
  if (yearInFront) return isoDate(a, b, c, calendar) !== null;
  return isoDate(c, b, a, calendar) !== null || isoDate(c, a, b, calendar) !== null;
}

function decideCalendar(evidence: Evidence, yearInFront: boolean): Calendar | null {
  const { jalali, gregorian } = evidence.longYears;
  if (jalali + gregorian > 0) return calendarOf(majority(jalali, gregorian));
  let onlyJalali = 0;
  let onlyGregorian = 0;
  for (const [a, b, c] of evidence.shortDates) {
    const day = yearInFront ? c : a;
    if ((b === 2 && day >= 30 && day <= 31) || ((b === 4 || b === 6) && day === 31)) onlyJalali++;
    else if (b >= 7 && b <= 12 && day === 31) onlyGregorian++;
  }
  return calendarOf(majority(onlyJalali, onlyGregorian));
}

function calendarOf(isJalali: boolean | null): Calendar | null {
  return isJalali === null ? null : isJalali ? 'jalali' : 'gregorian';
}

function decideDayMonth(evidence: Evidence, calendar: Calendar): DateOrder | null {
  if (calendar === 'jalali') return 'dmy';
  const dayFirst = majority(evidence.dayFirst, evidence.daySecond);
  return dayFirst === null ? null : dayFirst ? 'dmy' : 'mdy';
}

/** True when the first count has the majority, false when the second has it, null when neither has. */
function majority(first: number, second: number): boolean | null {
  const all = first + second;
  if (all === 0) return null;
  if (first >= MAJORITY * all) return true;
  return second >= MAJORITY * all ? false : null;
}
