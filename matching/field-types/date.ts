import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { parseDate } from './dates/parse-date.ts';
import { resolveDate } from './dates/resolve-date.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/**
 * A day, such as a date of birth. Served as ISO 8601 in the Gregorian calendar, whatever calendar it came in.
 *
 * - `similar`: day and month exchanged, or one digit mistyped.
 * - `two_parts`: two of year, month and day agree. `same_year`: only the year agrees, which many strangers share.
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
    if (resolved === null) return [fieldValue(raw, text, '', 'invalid')];
    const { iso, fromColumn } = resolved;
    if (dummyDays.has(iso)) return [fieldValue(raw, iso, '', 'junk')];
    return [fieldValue(raw, iso, iso, 'valid', fromColumn ? ['calendar_from_column'] : [])];
  },
  blockingKeys: (key) => [{ name: 'exact', key }],
  levels: [
    { name: 'exact', m: 0.9, u: 0.0004, termFrequency: true },
    { name: 'similar', m: 0.04, u: 0.0006 },
    { name: 'two_parts', m: 0.02, u: 0.005 },
    { name: 'same_year', m: 0.015, u: 0.03 },
    { name: 'else', m: 0.025, u: 0.964 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    const [year, month, day] = [
      a.slice(0, 4) === b.slice(0, 4),
      a.slice(5, 7) === b.slice(5, 7),
      a.slice(8) === b.slice(8),
    ];
    if (year && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)) return 1;
    if (differingDigits(a, b) === 1) return 1;
    if (Number(year) + Number(month) + Number(day) === 2) return 2;
    return year ? 3 : 4;
  },
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

function differingDigits(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < 10; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) count++;
  return count;
}
