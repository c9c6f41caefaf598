import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { compareDates, dateSketch } from './dates/compare-dates.ts';
import { dateShape } from './dates/date-shape.ts';
import { parseDate } from './dates/parse-date.ts';
import { resolveDate } from './dates/resolve-date.ts';
import type { FieldType } from './field-type.ts';
import { brokenValue, fieldValue } from './field-value.ts';

/**
 * A day, such as a date of birth. Served as ISO 8601 in the Gregorian calendar, whatever calendar it came in.
 *
 * A day that does not exist (1990-13-45) is invalid, but keeps a key of its digits.
 *
 * - `exchanged`: day and month exchanged.
 * - `month_typo`, `day_typo`, `year_typo`: two parts agree, and in the third a digit is mistyped or two neighbours are exchanged.
 * - `other_month`, `other_day`, `other_year`: two parts agree. Which one differs matters: many strangers share day and month,
 *   few share year and month. `two_edits`: two mistyped digits elsewhere.
 * - `same_year`: only the year agrees, which many strangers share.
 */
export const date: FieldType = {
  name: 'date',
  clean(raw, context) {
    const text = canonicalText(raw);
    const written = parseDate(text);
    if (written === null) {
      const junk = isPlaceholder(comparableText(text)) || onlyZeros.test(text);
      return [fieldValue(raw, text, '', junk ? 'junk' : 'invalid')];
    }
    if (written.kind === 'numeric' && isDummyTriple(written.parts)) return [fieldValue(raw, text, '', 'junk')];
    const resolved = resolveDate(written, context.dateFormat);
    if (resolved === null) return [brokenValue(raw, text, dateShape(written) ?? '')];
    const { iso, fromColumn } = resolved;
    if (dummyDays.has(iso)) return [fieldValue(raw, iso, '', 'junk')];
    return [fieldValue(raw, iso, iso, 'valid', fromColumn ? ['calendar_from_column'] : [])];
  },
  blockingKeys(key) {
    const [year, month, day] = [key.slice(0, 4), key.slice(5, 7), key.slice(8)];
    return [
      { name: 'exact', key },
      { name: 'year', key: year },
      { name: 'month_day', key: `${month}-${day}` },
      { name: 'year_month', key: `${year}-${month}` },
      { name: 'year_day', key: `${year}--${day}` },
    ];
  },
  levels: [
    { name: 'exact', m: 0.9, u: 0.0004 },
    { name: 'exchanged', m: 0.004, u: 0.00008 },
    { name: 'month_typo', m: 0.008, u: 0.0002 },
    { name: 'day_typo', m: 0.012, u: 0.00032 },
    { name: 'year_typo', m: 0.012, u: 0.0005 },
    { name: 'other_month', m: 0.004, u: 0.0003 },
    { name: 'other_day', m: 0.008, u: 0.0009 },
    { name: 'other_year', m: 0.006, u: 0.0022 },
    { name: 'two_edits', m: 0.008, u: 0.01 },
    { name: 'same_year', m: 0.0095, u: 0.013 },
    { name: 'else', m: 0.0285, u: 0.9721 },
  ],
  compare: compareDates,
  sketch: dateSketch,
  unique: false,
};

const onlyZeros = /^0+$/;

function isDummyTriple(parts: readonly number[]): boolean {
  return (
    (parts[0] === 0 && parts[1] === 0) || (parts[1] === 0 && parts[2] === 0) || parts[0] === 9999 || parts[2] === 9999
  );
}

/** First days of calendars and epochs, which programs and people fill in for "not known". */
const dummyDays: ReadonlySet<string> = new Set([
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1900-01-02',
  '1904-01-01',
  '1921-03-21', // 1300/01/01
  '1970-01-01',
  '1821-03-21', // 1200/01/01
]);
