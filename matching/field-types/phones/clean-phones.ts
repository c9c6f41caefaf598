import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { FieldValue } from '../../normalized-record.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import type { CleanContext } from '../field-type.ts';
import { fieldValue } from '../field-value.ts';
import { isMobile, readIranianPhone } from './iranian-phone.ts';
import { isDummyPhone } from './is-dummy-phone.ts';
import { type QuickNumber, quickNumber } from './quick-number.ts';
import { splitPhones } from './split-phones.ts';

/** All numbers of a cell, in order, each once; one invalid or junk value when there is none. */
export function cleanPhones(raw: string, context: CleanContext): readonly FieldValue[] {
  const pieces = splitPhones(raw);
  const values: FieldValue[] = [];
  for (const piece of pieces) {
    const cleaned = cleanPhone(pieces.length === 1 ? raw : piece, piece, context);
    if (!values.some((value) => value.value === cleaned.value)) values.push(cleaned);
  }
  if (values.length > 0) return values;
  const text = canonicalText(raw);
  return [fieldValue(raw, text, '', isPlaceholder(comparableText(text)) ? 'junk' : 'invalid')];
}

const notDigits = /\D+/g;
const plus = /^\D*\+\s*[1-9]/;
/** A Tehran-style number typed in a right-to-left cell, where the area code slips behind: 88887777-021. */
const areaBehind = /^(\d{7,8})\s*[-–]\s*(0\d{2})$/;
/** The tail of a range of switchboard lines: 88887777-9, 88887777-80. */
const rangeTail = /(\d{7,})\s*[-–]\s*\d{1,2}$/;

function cleanPhone(raw: string, piece: string, context: CleanContext): FieldValue {
  const text = piece.replace(areaBehind, '$2$1').replace(rangeTail, '$1');
  const international = plus.test(text);
  const digits = text.replace(notDigits, '');
  if (isDummyPhone(digits)) return fieldValue(raw, digits, '', 'junk');
  if (context.country === 'IR' || digits.startsWith('98') || digits.startsWith('0098')) {
    const iranian = readIranianPhone(digits, international);
    if (iranian !== null && (context.country === 'IR' || !iranian.withoutZero))
      return fromIranian(raw, digits, iranian, context);
  }
  return fromAnywhere(raw, digits, international, context);
}

function fromIranian(
  raw: string,
  digits: string,
  phone: NonNullable<ReturnType<typeof readIranianPhone>>,
  context: CleanContext,
): FieldValue {
  const { national, assigned, withoutZero } = phone;
  const value = `+98${national}`;
  if (isDummyPhone(national)) return fieldValue(raw, value, '', 'junk');
  const status = assigned ? 'valid' : 'unverified';
  if (!withoutZero) return fieldValue(raw, value, value, status);
  // Ten digits that are no mobile number may be anything, unless a spreadsheet is known to have eaten the zero.
  if (!isMobile(national) && !(context.wasNumber && assigned)) return fieldValue(raw, digits, '', 'invalid');
  return fieldValue(raw, value, value, status, ['leading_zero_repaired']);
}

function fromAnywhere(raw: string, digits: string, international: boolean, context: CleanContext): FieldValue {
  const explicit = international || digits.startsWith('00');
  const text = international ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  const country = isSupportedCountry(context.country as CountryCode) ? (context.country as CountryCode) : undefined;
  if (!explicit && (country === undefined || country === 'IR')) return fieldValue(raw, digits, '', 'invalid');
  const found = quickNumber(text, country) ?? parse(text, country);
  if (!found?.isValid) return fieldValue(raw, international ? `+${digits}` : digits, '', 'invalid');
  const number = `+${found.callingCode}${found.national}`;
  return isDummyPhone(found.national) ? fieldValue(raw, number, '', 'junk') : fieldValue(raw, number, number, 'valid');
}

/** What the library makes of numbers that need interpretation. */
function parse(text: string, country: CountryCode | undefined): QuickNumber | null {
  const parsed = country === undefined ? parsePhoneNumberFromString(text) : parsePhoneNumberFromString(text, country);
  if (parsed === undefined) return null;
  const { countryCallingCode: callingCode, nationalNumber: national } = parsed;
  return { callingCode, national, isValid: parsed.isValid() && national.length >= 6 };
}
