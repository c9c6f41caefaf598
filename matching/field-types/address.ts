import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { tokensOf } from '../text/tokens.ts';
import { addressPartsOf } from './addresses/address-parts.ts';
import { addressSketch } from './addresses/address-sketch.ts';
import { expandAddressWord } from './addresses/address-words.ts';
import { compareAddresses } from './addresses/compare-addresses.ts';
import type { BlockingKey, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { preparedComparison } from './prepared-comparison.ts';

/**
 * Postal address in one text. Served as written; the key has abbreviations spelled out (خ is خیابان, St is street).
 *
 * - `same_tokens`: the same words in another order. `similar`: up to two edits, or nearly the same words, where house and flat are the same; or
 *   the same but for a mistyped house number.
 * - `same_house`: the same street and house number. `same_street`: the same street, where one at least gives no house number.
 * - `other_house`: the same street and another house or flat: neighbours.
 * - `else`: people move and companies have several addresses, so it says little.
 */
export const address: FieldType = {
  name: 'address',
  clean(raw) {
    const value = canonicalText(raw);
    const comparable = comparableText(value);
    if (isPlaceholder(comparable)) return [fieldValue(raw, value, '', 'junk')];
    const words = tokensOf(comparable.replace(seams, ' ')).map(expandAddressWord);
    const key = words.join(' ');
    return [fieldValue(raw, value, key, letter.test(key) && key.length >= 4 ? 'unverified' : 'invalid')];
  },
  blockingKeys,
  levels: [
    { name: 'exact', m: 0.3, u: 0.0012, termFrequency: true },
    { name: 'same_tokens', m: 0.05, u: 0.0003 },
    { name: 'similar', m: 0.12, u: 0.001 },
    { name: 'same_house', m: 0.15, u: 0.002 },
    { name: 'same_street', m: 0.06, u: 0.015 },
    { name: 'other_house', m: 0.015, u: 0.03 },
    { name: 'else', m: 0.305, u: 0.9505 },
  ],
  ...preparedComparison(addressPartsOf, compareAddresses),
  sketch: addressSketch,
  unique: false,
};

/** All words in any order; the house with the two longest names beside it; the longest name; the first six characters. */
function blockingKeys(key: string): readonly BlockingKey[] {
  const { sorted, names, house } = addressPartsOf(key);
  const keys = [
    { name: 'tokens', key: sorted },
    { name: 'start', key: key.slice(0, 6).trimEnd() },
  ];
  const longest = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 2);
  if (longest.length === 0) return keys;
  keys.push({ name: 'street', key: longest[0]! });
  if (house !== '') keys.push({ name: 'house', key: `${house} ${longest.join(' ')}` });
  return keys;
}

const letter = /\p{L}/u;
/** پ12 is پلاک 12; 5th stays. */
const seams = /(?<=\p{L})(?=\d)|(?<=\d)(?=(?!(?:st|nd|rd|th)(?!\p{L}))\p{L}{2})/gu;
