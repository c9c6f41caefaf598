import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { soundsAlike } from '../text/sound/sounds-alike.ts';
import { wordSound } from '../text/sound/word-sound.ts';
import type { BlockingKey, ComparisonLevel, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { cleanPersonName, nameTokens } from './names/clean-person-name.ts';
import { isFeminineForm, isNameTypo } from './names/is-name-typo.ts';
import { isSayyed } from './names/sayyed.ts';

/**
 * Given and family names kept apart. The key is the whole name without spaces (علی رضا is علیرضا) and without سید.
 * Levels: `exact`; `sounds_alike` across scripts and spellings; `typo`; `partial`, an initial or the beginning of a longer name.
 */
export function singleNameType(name: 'given_name' | 'family_name', levels: readonly ComparisonLevel[]): FieldType {
  return {
    name,
    clean(raw) {
      const value = cleanPersonName(raw);
      if (isPlaceholder(comparableText(value))) return [fieldValue(raw, value, '', 'junk')];
      const tokens = nameTokens(value);
      const names = tokens.filter((token) => !isSayyed(token));
      const key = (names.length === 0 ? tokens : names).join('');
      return [fieldValue(raw, value, key, letter.test(key) ? 'unverified' : 'invalid')];
    },
    blockingKeys: (key) => [{ name: 'exact', key }, ...soundKeys(key)],
    levels,
    compare: compareSingleNames,
    unique: false,
  };
}

const letter = /\p{L}/u;

function soundKeys(key: string): readonly BlockingKey[] {
  const { consonants } = wordSound(key);
  return consonants.length < 2 ? [] : [{ name: 'consonants', key: consonants }];
}

function compareSingleNames(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [wordSound(a), wordSound(b)];
  if (soundsAlike(first, second) && first.consonants !== '') return 1;
  if (isNameTypo(a, b)) return 2;
  return isBeginning(a, b) || isBeginning(b, a) ? 3 : 4;
}

function isBeginning(short: string, long: string): boolean {
  return (short.length === 1 || short.length >= 3) && long.startsWith(short) && !isFeminineForm(long, short);
}
