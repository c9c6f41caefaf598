import { YektaError } from '../../config/errors/yekta-error.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { updateTime } from '../../pipeline/normalize/update-time.ts';

/**
 * The instant that a date or time on the command line means, ISO 8601 in UTC. A day, in the Gregorian or the Jalali calendar as its year tells,
 * means its end in the time zone; a time without a distance to UTC is one in the time zone, too.
 *
 * @throws YektaError `cli.usage`
 */
export function asOfInstant(text: string, timeZone: string): string {
  const day = fieldType('date').clean(text, context)[0];
  if (day?.status === 'valid') {
    const next = new Date(Date.parse(`${day.value}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
    return new Date(Date.parse(updateTime(next, context, timeZone)!) - 1).toISOString();
  }
  const instant = updateTime(text, context, timeZone);
  if (instant !== null) return instant;
  throw new YektaError('cli.usage', '--as-of is neither a day nor a time.', {
    remedy: 'Write a day as 2026-01-31 or 1404/11/11, a time as 2026-01-31T14:30 or 2026-01-31T11:00:00Z.',
  });
}

const DAY = 86_400_000;
/** Only the dates count: what a text says without knowing where it comes from. */
const context = { country: 'IR', dateFormat: null, currency: 'IRR', wasNumber: false } as const;
