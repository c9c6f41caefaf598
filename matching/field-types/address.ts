import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sortedTokens, tokensOf } from '../text/tokens.ts';
import { addressNamesOf } from './addresses/address-names.ts';
import { addressPartsOf } from './addresses/address-parts.ts';
import { addressSketch } from './addresses/address-sketch.ts';
import { expandAddressWord } from './addresses/address-words.ts';
import { compareAddresses } from './addresses/compare-addresses.ts';
import { isNumber, type PlaceName } from './addresses/place-name.ts';
import type { BlockingKey, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { preparedComparison } from './prepared-comparison.ts';

/**
 * Postal address in one text. Served as written; the key has abbreviations spelled out (خ is خیابان, St is street).
 *
 * - `same_tokens`: the same words in another order. `sounds_alike`: the same address in another script or spelling.
 * - `similar`: up to two edits, or nearly the same words, where house and flat are the same; or the same but for a mistyped house number.
 * - `same_house`: the same street and house number. `same_street`: the same street, where one at least gives no house number.
 * - `other_house`: the same street and another house or flat: neighbours.
 * - `else`: people move and companies have several addresses, so it says little.
 *
 * Between scripts, names of places compare by their sound, numbers by value, and frame words by what they mean.
 */
export const address: FieldType = {
  name: 'address',
  clean(raw) {
    const value = canonicalText(raw);
    const comparable = comparableText(value);
    if (isPlaceholder(comparable)) return [fieldValue(raw, value, '', 'junk')];
    const spaced = comparableText(value.replace(ezafe, ' ')).replace(valiasr, '$1$2').replace(seams, ' ');
    const words = tokensOf(spaced).map(expandAddressWord);
    const key = words.join(' ');
    return [fieldValue(raw, value, key, letter.test(key) && key.length >= 4 ? 'unverified' : 'invalid')];
  },
  blockingKeys,
  levels: [
    { name: 'exact', m: 0.3, u: 0.0012 },
    { name: 'same_tokens', m: 0.05, u: 0.0003 },
    { name: 'sounds_alike', m: 0.05, u: 0.00036 },
    { name: 'similar', m: 0.12, u: 0.001 },
    { name: 'same_house', m: 0.15, u: 0.002 },
    { name: 'same_street', m: 0.06, u: 0.015 },
    { name: 'other_house', m: 0.015, u: 0.03 },
    { name: 'else', m: 0.255, u: 0.95014 },
  ],
  ...preparedComparison(addressPartsOf, compareAddresses),
  sketch: addressSketch,
  unique: false,
};

/**
 * All words in any order; the house with two of the three longest names beside it (the city may be one of them, or missing), and the longest
 * name, by their sound, so that both scripts meet; the first six characters as written.
 */
function blockingKeys(key: string): readonly BlockingKey[] {
  const { tokens, names, places, houseAt } = addressNamesOf(key);
  const keys = [
    { name: 'tokens', key: sortedTokens(tokens) },
    { name: 'start', key: key.slice(0, 6).trimEnd() },
  ];
  const longest = longestSounds(places.length > 0 ? places : names);
  if (longest.length === 0) return keys;
  keys.push({ name: 'street', key: longest[0]! });
  if (houseAt < 0) return keys;
  for (const pair of pairsOf(longest)) keys.push({ name: 'house', key: `${tokens[houseAt]} ${pair}` });
  return keys;
}

/** Distinct skeletons of three names at most: words before numbers, then by length. */
function longestSounds(names: readonly PlaceName[]): readonly string[] {
  const sorted = names.length < 2 ? names : [...names].sort(byLength);
  const longest: string[] = [];
  for (let i = 0; i < sorted.length && longest.length < 3; i++) {
    if (!longest.includes(sorted[i]!.skeleton)) longest.push(sorted[i]!.skeleton);
  }
  return longest;
}

function byLength(a: PlaceName, b: PlaceName): number {
  return (
    Number(isNumber(a)) - Number(isNumber(b)) ||
    b.skeleton.length - a.skeleton.length ||
    (a.skeleton < b.skeleton ? -1 : 1)
  );
}

function pairsOf(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  return names.flatMap((first, i) => names.slice(i + 1).map((second) => `${first} ${second}`));
}

const letter = /\p{L}/u;
/** The e in Haft-e Tir belongs to no name and is no East. */
const ezafe = /(?<=\p{Script=Latin}{2})-y?e[- ](?=\p{Script=Latin}{2})/giu;
/** The street that every Iranian city has, mostly written as one word. */
const valiasr = /(?<!\p{L})(ولی|vali) (عصر|asr)(?!\p{L})/gu;
/** پ12 is پلاک 12; 5th stays. */
const seams = /(?<=\p{L})(?=\d)|(?<=\d)(?=(?!(?:st|nd|rd|th)(?!\p{L}))\p{L}{2})/gu;
