import type { ValueStatus } from '../normalized-record.ts';
import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { boundedOsa } from '../text/edit-distance.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { identifierText, isDummyIdentifier } from './identifiers/identifier-text.ts';

/**
 * Postcode. Iran: ten digits that stand for one building, of which the first five name the district; no 0 and 2 among those five,
 * no 5 in fifth place (postal company of Iran). Other countries: three to ten letters and digits, unverified.
 */
export const postcode: FieldType = {
  name: 'postcode',
  clean(raw, context) {
    const value = identifierText(raw);
    if (isPlaceholder(comparableText(canonicalText(raw))) || isDummyIdentifier(value)) {
      return [fieldValue(raw, value, '', 'junk')];
    }
    return [fieldValue(raw, value, value, context.country === 'IR' ? iranianStatus(value) : genericStatus(value))];
  },
  blockingKeys: (key) => [{ name: 'exact', key }],
  levels: [
    { name: 'exact', m: 0.62, u: 0.002, termFrequency: true },
    { name: 'typo', m: 0.05, u: 0.003 },
    { name: 'same_district', m: 0.1, u: 0.01 },
    { name: 'else', m: 0.23, u: 0.985 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    if (a.length >= 5 && boundedOsa(a, b, 1) <= 1) return 1;
    return a.length === b.length && a.length >= 6 && a.slice(0, a.length >> 1) === b.slice(0, a.length >> 1) ? 2 : 3;
  },
  unique: false,
};

const iranianPlan = /^[13-9]{4}[1346-9]\d{5}$/;

function iranianStatus(value: string): ValueStatus {
  if (!/^\d{10}$/.test(value) || /^(\d)\1{4}|0{5}$/.test(value)) return 'invalid';
  return iranianPlan.test(value) ? 'valid' : value.startsWith('0') ? 'invalid' : 'unverified';
}

function genericStatus(value: string): ValueStatus {
  return /^[A-Z0-9]{3,10}$/.test(value) ? 'unverified' : 'invalid';
}
