import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { boundedMemo } from '../../matching/text/bounded-memo.ts';

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const clockTime = /[T ،,-]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?\s*$/;

/**
 * The source's own update time as a UTC instant (ISO 8601), from an ISO instant or from a date in the column's calendar
 * with or without a time of day in the source's time zone. Null when the text is no valid date.
 */
export function updateTime(text: string, context: CleanContext, timeZone: string): string | null {
  const trimmed = text.trim();
  if (isoInstant.test(trimmed)) {
    const instant = Date.parse(trimmed);
    return Number.isNaN(instant) ? null : new Date(instant).toISOString();
  }
  const clock = clockTime.exec(trimmed);
  const dateText = clock === null ? trimmed : trimmed.slice(0, clock.index);
  const date = fieldType('date').clean(dateText, context)[0];
  if (date === undefined || date.status !== 'valid') return null;
  const seconds = clock === null ? 0 : Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const wall = Date.parse(`${date.value}T00:00:00Z`) + seconds * 1000;
  return new Date(wall - zoneOffset(wall, timeZone)).toISOString();
}

/** Milliseconds by which wall-clock time in the zone is ahead of UTC around the given wall-clock time; zones change on full hours. */
function zoneOffset(wall: number, timeZone: string): number {
  return offsetOfHour(`${Math.floor(wall / 3_600_000)} ${timeZone}`);
}

const offsetOfHour = boundedMemo((hour) => {
  const [hours, timeZone] = hour.split(' ') as [string, string];
  const wall = Number(hours) * 3_600_000;
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(wall)
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
  return shown - wall;
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
