import type { WhyStyle } from './style.ts';

/** A day as people of the language write it: `2024-06-01`, or the Jalali `۱۴۰۳/۰۳/۱۲`. */
export function formatDay(time: string, { language, timeZone }: WhyStyle): string {
  const locale = { en: 'en-CA', fa: 'fa-IR-u-ca-persian' }[language];
  const format = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return format.format(new Date(time));
}

/** The last day before an instant. */
export function formatLastDay(until: string, style: WhyStyle): string {
  return formatDay(new Date(Date.parse(until) - 1).toISOString(), style);
}
