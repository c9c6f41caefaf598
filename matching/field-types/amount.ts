import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { CleanContext, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/**
 * An amount of money as a plain decimal number, exact to the digit: in rial when the source writes rial or toman (ten rial each), else in the
 * source's own unit. A unit written in the cell overrides the source's. Never compared: equal amounts do not make one customer.
 */
export const amount: FieldType = {
  name: 'amount',
  clean(raw, context) {
    const text = canonicalText(raw);
    const value = decimalOf(text, context);
    if (value !== null) return [fieldValue(raw, value, value, 'valid')];
    return [fieldValue(raw, text, '', isPlaceholder(comparableText(text)) ? 'junk' : 'invalid')];
  },
  blockingKeys: () => [],
  levels: [],
  compare: (a, b) => (a === b ? 0 : 1),
  unique: false,
};

const toman = /(?:تومان|تومن|toman|tomans|irt)\.?$/iu;
const rial = /(?:ریال|rials?|irr)\.?$/iu;
const otherUnit = /^(?:[a-z]{3}|[$€£¥])\s*|\s*(?:[a-z]{3}|[$€£¥])$/iu;
const negative = /^\((.*)\)$|^[-−](.*)$|^(.*)[-−]$/u;
const plain = /^\d+(?:\.\d+)?$/;
/** Groups of three after the first digits, as in 1,250,000 or 1.250.000; Persian ٬ and ، included. */
const grouped = /^\d{1,3}(?:([,٬،'’ .])\d{3})(?:\1\d{3})*(?:[./٫]\d+)?$/u;

function decimalOf(text: string, context: CleanContext): string | null {
  const inToman = toman.test(text) || (context.currency === 'IRT' && !rial.test(text));
  const bare = text.replace(toman, '').replace(rial, '').trim().replace(otherUnit, '').trim();
  const sign = negative.exec(bare);
  const digits = unsigned((sign === null ? bare : (sign[1] ?? sign[2] ?? sign[3])!).trim());
  if (digits === null) return null;
  const scaled = trimZeros(inToman ? timesTen(digits) : digits);
  return sign === null || scaled === '0' ? scaled : `-${scaled}`;
}

/** Digits with at most one decimal point. */
function unsigned(text: string): string | null {
  if (plain.test(text)) return text;
  const group = grouped.exec(text)?.[1];
  const ungrouped = group === undefined ? text : text.replaceAll(group, '');
  const pointed = ungrouped.replace(/[٫/]/, '.').replace(/^(\d+),(\d{1,2})$/, '$1.$2');
  return plain.test(pointed) ? pointed : null;
}

function timesTen(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  return fraction.length > 1
    ? `${whole}${fraction[0]}.${fraction.slice(1)}`
    : `${whole}${fraction === '' ? '0' : fraction}`;
}

function trimZeros(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const significant = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  return decimals === '' ? significant : `${significant}.${decimals}`;
}
