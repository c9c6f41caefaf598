import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sharedTokenCount, tokensOf } from '../text/tokens.ts';
import { addressPartsOf } from './addresses/address-parts.ts';
import { expandAddressWord } from './addresses/address-words.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/**
 * Postal address in one text. Served as written; the key has abbreviations spelled out (خ is خیابان, St is street).
 *
 * - `same_tokens`: the same words in another order. `same_house`: similar, with the same house number.
 * - `similar`: similar, but one of the two gives no house number.
 * - `other_house`: the same street and another house or flat: neighbours, which speaks slightly against one customer.
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
  blockingKeys(key) {
    const { sorted, names, house } = addressPartsOf(key);
    const exact = { name: 'tokens', key: sorted };
    const street = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 2);
    return house === '' || street.length === 0
      ? [exact]
      : [exact, { name: 'house', key: `${house} ${street.join(' ')}` }];
  },
  levels: [
    { name: 'exact', m: 0.3, u: 0.0015, termFrequency: true },
    { name: 'same_tokens', m: 0.06, u: 0.0004 },
    { name: 'same_house', m: 0.2, u: 0.003 },
    { name: 'similar', m: 0.12, u: 0.02 },
    { name: 'other_house', m: 0.015, u: 0.03 },
    { name: 'else', m: 0.305, u: 0.9451 },
  ],
  compare: compareAddresses,
  unique: false,
};

const letter = /\p{L}/u;
/** پ12 is پلاک 12. */
const seams = /(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L}{2})/gu;
/** Share of the names of the shorter address that the longer one must have. */
const SIMILAR = 0.6;

function compareAddresses(a: string, b: string): number {
  if (a === b) return 0;
  const first = addressPartsOf(a);
  const second = addressPartsOf(b);
  if (first.sorted === second.sorted) return 1;
  const shorter = Math.min(first.names.length, second.names.length);
  if (shorter === 0 || sharedTokenCount(first.names, second.names) < Math.max(SIMILAR * shorter, Math.min(2, shorter)))
    return 5;
  const otherUnit = first.unit !== '' && second.unit !== '' && first.unit !== second.unit;
  if (first.house === '' || second.house === '') return otherUnit ? 4 : 3;
  return first.house === second.house && !otherUnit ? 2 : 4;
}
