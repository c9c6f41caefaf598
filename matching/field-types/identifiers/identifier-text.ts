import { canonicalText } from '../../text/canonical-text.ts';

/** Letters and digits of an identifier: digits of all families as ASCII, capitals, without separators, and without the ".0" of a number turned into text. */
export function identifierText(raw: string): string {
  return canonicalText(raw).replace(decimalTail, '$1').toUpperCase().replace(separators, '');
}

const decimalTail = /^(\d{5,})\.0+$/;
const separators = /[^\p{L}\p{N}]+/gu;

/** True for identifiers that people type to get past a form: one repeated character, or digits counted up or down. */
export function isDummyIdentifier(text: string): boolean {
  if (text.length < 2 || repeated.test(text)) return true;
  return text.length >= 5 && (ascending.includes(text) || descending.includes(text));
}

const repeated = /^(.)\1*$/u;
const ascending = '012345678901234567890';
const descending = '98765432109876543210';
