import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { boundedMemo } from '../../matching/text/bounded-memo.ts';
import { canonicalText } from '../../matching/text/canonical-text.ts';

/** Time of day and, in ISO 8601, the distance to UTC at the end of a text. */
const clockTime = /[T ،,-]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const isoDay = /^(\d{4})-\d{2}-\d{2}$/;
/** No source has been updated in an earlier year of the Gregorian calendar: such a year is of another one. */
const FIRST_GREGORIAN_YEAR = 1700;

/**
 * The source's own update time as a UTC instant (ISO 8601), from an ISO instant or from a date in the column's calendar
 * with or without a time of day in the source's time zone. Null when the text is no valid date.
 */
export function updateTime(raw: string, context: CleanContext, timeZone: string): string | null {
  const text = canonicalText(raw);
  const clock = clockTime.exec(text);
  const day = clock === null ? text : text.slice(0, clock.index);
  const zone = clock?.[5];
  const date = fieldType('date').clean(day, zone === undefined ? context : isoContext(day, context))[0];
  if (date === undefined || date.status !== 'valid') return null;
  const wall = Date.parse(`${date.value}T00:00:00Z`) + (clock === null ? 0 : milliseconds(clock));
  return new Date(wall - (zone === undefined ? zoneOffset(wall, timeZone) : writtenOffset(zone))).toISOString();
}

/** ISO instants are Gregorian whatever the calendar of the column, unless their year says otherwise. */
function isoContext(day: string, context: CleanContext): CleanContext {
  const year = Number(isoDay.exec(day)?.[1] ?? 0);
  if (year < FIRST_GREGORIAN_YEAR) return context;
  return { ...context, dateFormat: { calendar: 'gregorian', order: 'ymd' } };
}

function milliseconds([, hour, minute, second = '0', fraction = '0']: RegExpExecArray): number {
  const seconds = Number(hour) * 3_600 + Number(minute) * 60 + Number(second);
  return seconds * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
}

function writtenOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Milliseconds by which wall-clock time in the zone is ahead of UTC when it shows `wall`. Asked a second time at the instant
 * that the first answer gives, for the hours around a change to or from daylight saving time.
 */
function zoneOffset(wall: number, timeZone: string): number {
  return offsetAt(wall - offsetAt(wall, timeZone), timeZone);
}

/** Zones change on full quarters of an hour, and the records of a source share their days. */
function offsetAt(instant: number, timeZone: string): number {
  return offsetOfQuarter(`${Math.floor(instant / QUARTER)} ${timeZone}`);
}

const QUARTER = 900_000;

const offsetOfQuarter = boundedMemo((key) => {
  const [quarter, timeZone] = key.split(' ') as [string, string];
  const instant = Number(quarter) * QUARTER;
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const shown = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return shown - instant;
}, 20_000);

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, found);
  }
  return found;
}
