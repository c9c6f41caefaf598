import { YektaError } from '../../config/errors/yekta-error.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { canonicalText } from '../../matching/text/canonical-text.ts';
import { updateTime } from '../../pipeline/normalize/update-time.ts';

/**
 * The instant that a date or time on the command line means, ISO 8601 in UTC. A day, in the Gregorian or the Jalali calendar as its year tells,
 * means its end in the time zone; a time without a distance to UTC is one in the time zone, too.
 *
 * @throws YektaError `cli.usage`
 */
export function asOfInstant(text: string, timeZone: string): string {
  const instant = text.includes(':') ? timeOf(text, timeZone) : endOfDay(text, timeZone);
  if (instant !== null) return instant;
  throw new YektaError('cli.usage', '--as-of is neither a day nor a time.', {
    remedy: 'Write a day as 2026-01-31 or 1404/11/11, a time as 2026-01-31T14:30 or 2026-01-31T11:00:00Z.',
  });
}

/** The date parser reads over a time of day, whether it is one or not. */
const timeOf = (text: string, timeZone: string): string | null =>
  clockTime.test(canonicalText(text)) ? updateTime(text, context, timeZone) : null;

const clockTime = /^[^:]+[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

function endOfDay(text: string, timeZone: string): string | null {
  const day = fieldType('date').clean(text, context)[0];
  if (day?.status !== 'valid') return null;
  const next = new Date(Date.parse(`${day.value}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  return new Date(Date.parse(updateTime(next, context, timeZone)!) - 1).toISOString();
}

const DAY = 86_400_000;
/** Only the dates count: what a text says without knowing where it comes from. */
const context = { country: 'IR', dateFormat: null, currency: 'IRR', wasNumber: false } as const;
