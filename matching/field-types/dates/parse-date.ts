import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { type MonthName, monthByName } from './month-names.ts';

/** A date as written, before anyone decides what its parts mean. */
export type WrittenDate =
  /** Three numbers in the order of the text; `digits` are their lengths as written. */
  | { readonly kind: 'numeric'; readonly parts: Triple; readonly digits: Triple }
  | {
      readonly kind: 'named';
      readonly month: MonthName;
      readonly day: number;
      readonly year: number;
      readonly yearDigits: number;
    };

export type Triple = readonly [number, number, number];

/**
 * Takes a date apart: numbers separated by / - . or spaces, eight digits in a row, or a day and a year beside a month name. A time of day and
 * names of weekdays are passed over. Null when the text is not built like a date.
 */
export function parseDate(raw: string): WrittenDate | null {
  const text = canonicalText(raw).replace(timeOfDay, '').trim();
  const numeric = numericDate.exec(text);
  if (numeric !== null) return numericParts(numeric[1]!, numeric[2]!, numeric[3]!);
  if (eightDigits.test(text)) return compactDate(text);
  return namedDate(text);
}

const timeOfDay =
  /(?:(?<=\d)T|[\s,،-]+(?:ساعت\s*)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|ق\.?ظ|ب\.?ظ)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const numericDate = /^(\d{1,4})\s*[/.\-\s٫،_]\s*(\d{1,2})\s*[/.\-\s٫،_]\s*(\d{1,4})$/;
const eightDigits = /^\d{8}$/;

function numericParts(a: string, b: string, c: string): WrittenDate {
  return { kind: 'numeric', parts: [Number(a), Number(b), Number(c)], digits: [a.length, b.length, c.length] };
}

/** 13650214, 19850504, or with the year behind. */
function compactDate(text: string): WrittenDate {
  return /^(?:1[2-9]|20|00|99)/.test(text)
    ? numericParts(text.slice(0, 4), text.slice(4, 6), text.slice(6))
    : numericParts(text.slice(0, 2), text.slice(2, 4), text.slice(4));
}

function namedDate(text: string): WrittenDate | null {
  // A month's name may touch its numbers: 14اردیبهشت1400, 14th.
  const words = comparableText(text.replace(seams, ' ')).split(' ');
  let month: MonthName | undefined;
  const numbers: string[] = [];
  for (const word of words) {
    const named = monthByName(word);
    if (named !== undefined && month === undefined) month = named;
    else if (wholeNumber.test(word)) numbers.push(word);
    else if (!fillers.has(word)) return null;
  }
  const [first, second] = numbers;
  if (month === undefined || first === undefined || second === undefined || numbers.length !== 2) return null;
  const yearFirst = first.length > 2 || Number(first) > 31;
  const [year, day] = yearFirst ? [first, second] : [second, first];
  return { kind: 'named', month, day: Number(day), year: Number(year), yearDigits: year.length };
}

const seams = /(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu;
const wholeNumber = /^\d{1,4}$/;
const fillers: ReadonlySet<string> = new Set(
  (
    'ماه سال مورخ مورخه تاریخ روز ام م ه ش شمسی خورشیدی میلادی شنبه یکشنبه دوشنبه سه سهشنبه چهارشنبه چهار پنجشنبه پنج جمعه یک دو ' +
    'st nd rd th of the monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'
  ).split(' '),
);
