import { z } from 'zod';
import { unknownName } from '../problems/problem.ts';

/** Text that is checked by a predicate; the message says what is allowed. */
const text = (isAllowed: (value: string) => boolean, message: string | ((value: string) => string)) =>
  z.string().refine(isAllowed, {
    error: (issue) => (typeof message === 'string' ? message : message(String(issue.input))),
  });

export const columnName = z.string().min(1);

export const projectName = text(
  (value) => /^[a-z0-9_-]{1,40}$/.test(value),
  'only a-z, 0-9, _ and - are allowed, at most 40 characters',
);

export const countryCode = text(
  isCountry,
  'not a country; expected an ISO 3166 code of two capital letters, such as IR',
);

export const localeTag = text(isLocale, 'not a locale; expected a language tag such as fa-IR or en-GB');

export const timeZone = text(isTimeZone, (value) => unknownName('time zone', value, namedTimeZones(value)));

export const currencyUnit = text(
  (value) => value === 'IRT' || Intl.supportedValuesOf('currency').includes(value),
  'not a currency unit; expected IRR (rial), IRT (toman) or another ISO 4217 code',
);

export const isoDate = text(isIsoDate, 'not a date; expected a Gregorian date as YYYY-MM-DD');

/** `512 MB`; units are powers of 1024. */
export const fileSize = text(
  (value) => parseFileSize(value) !== null,
  'not a size; expected a number and a unit, such as 512 MB or 2 GB',
);

export const delimiter = text(
  (value) => /^[^\r\n]+$/.test(value),
  'expected auto or the text between cells, such as "," or ";"',
);

export const quote = text(
  (value) => value === 'auto' || value === 'none' || /^[!-~]$/.test(value),
  'expected auto, none or one visible ASCII character',
);

/** `18 months`; resolved to days. */
export const age = text(
  (value) => parseDays(value) !== null,
  'not an age; expected a number and days, weeks, months or years, such as 90 days or 2 years',
);

/** `10 minutes`; resolved to seconds. */
export const duration = text(
  (value) => parseSeconds(value) !== null,
  'not a duration; expected a number and seconds, minutes, hours or days, such as 10 minutes',
);

export const probability = z.number().gt(0).lt(1);

export const rowNumber = z.int().min(1);

/** An address that credentials are sent to: encrypted, unless it never leaves this machine. */
export const serviceUrl = text(
  isServiceUrl,
  'not an address that Yekta may send credentials to; expected https://... (http:// is allowed for this machine only)',
);

/** A secret in the file is always a whole environment reference; checked on the file as written. */
export const secret = z.string().min(1).meta({ pattern: '^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$' });

const units = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 } as const;

/** Bytes of a size such as `512 MB`; `null` when the text is no size. */
export function parseFileSize(value: string): number | null {
  const match = /^(\d+(?:\.\d+)?) ?(B|KB|MB|GB)$/i.exec(value.trim());
  if (!match) return null;
  const bytes = Math.floor(Number(match[1]) * units[match[2]!.toUpperCase() as keyof typeof units]);
  return bytes > 0 ? bytes : null;
}

const daysOf = { day: 1, week: 7, month: 365.2425 / 12, year: 365.2425 } as const;

/** Days of an age such as `90 days` or `1.5 years`; `null` when the text is no age. */
export function parseDays(value: string): number | null {
  const match = /^(\d+(?:\.\d+)?) ?(day|week|month|year)s?$/.exec(value.trim());
  if (!match) return null;
  const days = Number(match[1]) * daysOf[match[2] as keyof typeof daysOf];
  return days > 0 ? days : null;
}

const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

/** Whole seconds of a duration such as `10 minutes`, zero allowed; `null` when the text is no duration. */
export function parseSeconds(value: string): number | null {
  const match = /^(\d+) ?(second|minute|hour|day)s?$/.exec(value.trim());
  return match === null ? null : Number(match[1]) * secondsOf[match[2] as keyof typeof secondsOf];
}

function isCountry(value: string): boolean {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(value) !== undefined;
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Zones worth naming in a message: the list of all is too long to print. */
function namedTimeZones(value: string): readonly string[] {
  const all = Intl.supportedValuesOf('timeZone');
  const sameRegion = all.filter((zone) => zone.split('/')[0] === value.split('/')[0]);
  return sameRegion.length > 0 ? sameRegion : ['Asia/Tehran', 'Europe/Berlin', 'UTC'];
}

function isIsoDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isServiceUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}
