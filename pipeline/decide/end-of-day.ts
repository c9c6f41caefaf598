import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { updateTime } from '../normalize/update-time.ts';

/**
 * The instant (ISO 8601, UTC) at which a day ends that a person names, in the Gregorian or the Jalali calendar, as its year
 * tells: when the next one begins in the time zone. An instant with a time of day is itself. Null when it is neither.
 */
export function endOfDay(text: string, timeZone: string): string | null {
  if (timeOfDay.test(text)) return updateTime(text, context, timeZone);
  const day = fieldType('date').clean(text, context)[0];
  if (day?.status !== 'valid') return null;
  const next = new Date(Date.parse(`${day.value}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  return updateTime(next, context, timeZone);
}

const DAY = 86_400_000;
const timeOfDay = /[\d۰-۹٠-٩]:[\d۰-۹٠-٩]/;

const context: CleanContext = { country: '', currency: '', dateFormat: null, wasNumber: false };
