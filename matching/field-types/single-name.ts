import { boundedMemo } from '../text/bounded-memo.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { BlockingKey, ComparisonLevel, FieldType } from './field-type.ts';
import { brokenValue, fieldValue } from './field-value.ts';
import { cleanPersonName, hasDigitsInWords, nameTokens } from './names/clean-person-name.ts';
import { compareSingleNames, type NameLevel, nameLevels } from './names/compare-single-names.ts';
import { isSayyed } from './names/sayyed.ts';
import { singleNameBlockingKeys } from './names/single-name-blocking.ts';
import { type NameKind, singleNameOf } from './names/single-name-parts.ts';
import { singleNameSketch } from './names/single-name-sketch.ts';
import { preparedComparison } from './prepared-comparison.ts';

/** Shares of pairs of one customer and of unrelated pairs, for each level but `exact`, whose weight grows with rarity. */
export type NameShares = Readonly<Record<NameLevel, readonly [m: number, u: number]>>;

/**
 * Given and family names kept apart. The key holds the words of the name, compounds in one (علی رضا is علیرضا), without سید.
 * A name with digits in a word (h0well) is invalid, and compared as what they look like (howell).
 *
 * - `sounds_alike`: the same name in another script or spelling (محمد, Mohammad, Mohamad; Catherine, Katherine).
 * - `typo`: one edit in names of three letters and more, a Jaro-Winkler similarity of 0.94, or letters that look alike (srnith, smith).
 * - `alias`: a short form (Robert, Bob), the beginning of the other, or some of its names (محمد, محمدرضا; Mary, Mary Ann).
 * - `similar`: Jaro-Winkler 0.85; across scripts the same consonants, or all but one of them. `slightly_similar`: 0.7.
 * - `initial`: the first letter or sound of the other (M., محمد).
 * - `swapped`: given and family name stand in each other's place; only a comparison of whole records can tell, `compare` never does.
 *
 * Two common names that are not forms of one (حسن, حسین; Zahra, Zohreh) are `slightly_similar` at best.
 */
export function singleNameType(kind: NameKind, shares: NameShares): FieldType {
  const partsOf = boundedMemo((key) => singleNameOf(kind, key), 20_000);
  return {
    name: kind === 'given' ? 'given_name' : 'family_name',
    clean(raw) {
      const value = cleanPersonName(raw);
      if (isPlaceholder(comparableText(value))) return [fieldValue(raw, value, '', 'junk')];
      const tokens = nameTokens(value);
      const names = tokens.filter((token) => !isSayyed(token));
      const key = (names.length === 0 ? tokens : names).join(' ');
      if (!letter.test(key)) return [fieldValue(raw, value, '', 'invalid')];
      return [hasDigitsInWords(value) ? brokenValue(raw, value, key) : fieldValue(raw, value, key, 'unverified')];
    },
    blockingKeys: (key): readonly BlockingKey[] => singleNameBlockingKeys(kind, key),
    levels: nameLevels.map((name): ComparisonLevel => {
      const [m, u] = shares[name];
      return name === 'exact' ? { name, m, u } : { name, m, u };
    }),
    ...preparedComparison(partsOf, (a, b) => nameLevels.indexOf(compareSingleNames(a, b))),
    sketch: singleNameSketch(kind),
    unique: false,
  };
}

const letter = /\p{L}/u;
