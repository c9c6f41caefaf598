import { fieldType } from '../../matching/field-types/registry.ts';
import { canonicalText } from '../../matching/text/canonical-text.ts';
import { comparableText } from '../../matching/text/comparable-text.ts';
import type { CustomerRow } from './customer-row.ts';

/** A row in the form that matchers which do not clean take: folded letters, bare digits, the local part of the e-mail by itself. */
export interface CleanCustomer extends CustomerRow {
  readonly email_local: string;
}

/** Cleans what English-speaking customers wrote, by rules of text alone, so that every matcher starts from the same. */
export function cleanLatin(row: CustomerRow): CleanCustomer {
  const email = row.email.trim().toLowerCase();
  return {
    ...row,
    first_name: lettersOf(row.first_name),
    last_name: lettersOf(row.last_name),
    email,
    email_local: email.split('@')[0]!,
    phone: row.phone.replace(/\D/g, '').slice(-10),
    address: streetOf(row.address),
    city: row.city.trim().toLowerCase(),
    company: row.company.trim().toLowerCase(),
  };
}

/** Cleans Persian and Latin rows as the field types do, so that digits, letters and calendars are of one kind. */
export function cleanMixed(row: CustomerRow): CleanCustomer {
  const email = row.email.trim().toLowerCase();
  return {
    ...row,
    first_name: comparable(row.first_name),
    last_name: comparable(row.last_name),
    dob: isoDay(row.dob, row.source_id === 'shop' ? 'gregorian' : 'jalali'),
    email,
    email_local: email.split('@')[0]!,
    phone: comparable(row.phone).replace(/\D/g, '').slice(-10),
    address: comparable(row.address),
    city: comparable(row.city),
    company: comparable(row.company),
  };
}

const suffixes =
  /\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|place|pl|way|terrace|ter|apt|unit)\b/g;

/** One form for the letters and digits of both scripts. */
function comparable(text: string): string {
  return comparableText(canonicalText(text));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

function streetOf(text: string): string {
  return text.toLowerCase().replace(/[#,.]/g, ' ').replace(suffixes, ' ').replace(/\s+/g, ' ').trim();
}

function isoDay(text: string, calendar: 'gregorian' | 'jalali'): string {
  if (text === '') return '';
  const dateFormat = { calendar, order: 'ymd' } as const;
  const [date] = fieldType('date').clean(text, { country: 'IR', dateFormat, currency: 'IRR', wasNumber: false });
  return date?.key ?? '';
}
