import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sortedTokens } from '../text/tokens.ts';
import type { BlockingKey, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { cleanPersonName, nameTokens } from './names/clean-person-name.ts';
import { comparePersonNames, nameAgreements } from './names/compare-person-names.ts';
import { namePartsOf } from './names/name-parts.ts';

/**
 * Full name of a person. The key holds the folded words in their own script and order; comparison crosses scripts by sound.
 *
 * - `exact`: equal keys (titles, half-spaces, Arabic letters and compounds in one or two words do not count).
 * - `same_tokens`: the same words in another order or spacing, or with and without سید.
 * - `sounds_alike`: the same name in the other script or another spelling (محمد رضایی, Mohammad Rezaei, Mohamad Rezaee).
 * - `typo`: one word mistyped.
 * - `subset`: one name has a word more, or a given name that begins like the other's (محمد, محمدرضا).
 * - `incomplete`: initial and family name, or one of the names alone.
 * - `same_family`: the family name agrees and the given name does not: relatives, so it speaks against one customer.
 */
export const personName: FieldType = {
  name: 'person_name',
  clean(raw) {
    const value = cleanPersonName(raw);
    if (isPlaceholder(comparableText(value)) || (raw !== value && isPlaceholder(comparableText(raw)))) {
      return [fieldValue(raw, value, '', 'junk')];
    }
    const key = nameTokens(value).join(' ');
    if (key === '' || !letter.test(key)) return [fieldValue(raw, value, '', 'invalid')];
    return [fieldValue(raw, value, key, key.length === 1 ? 'junk' : 'unverified')];
  },
  blockingKeys,
  levels: [
    { name: 'exact', m: 0.63, u: 0.0012 },
    { name: 'same_tokens', m: 0.08, u: 0.0002 },
    { name: 'sounds_alike', m: 0.11, u: 0.0004 },
    { name: 'typo', m: 0.06, u: 0.0006 },
    { name: 'subset', m: 0.05, u: 0.002 },
    { name: 'incomplete', m: 0.04, u: 0.006 },
    { name: 'same_family', m: 0.002, u: 0.02 },
    { name: 'else', m: 0.028, u: 0.9696 },
  ],
  compare: (a, b) => nameAgreements.indexOf(comparePersonNames(a, b)),
  unique: false,
};

const letter = /\p{L}/u;

/** Same words in any order; same consonants in any order and script; family name by sound with the first sound of the given name. */
function blockingKeys(key: string): readonly BlockingKey[] {
  const { core, sorted, sounds } = namePartsOf(key);
  const consonants = sounds.map((sound) => sound.consonants).filter((part) => part !== '');
  const keys = [{ name: 'tokens', key: sorted }];
  const skeleton = sortedTokens(consonants).replaceAll(' ', '');
  if (skeleton.length >= 3) keys.push({ name: 'consonants', key: skeleton });
  const first = sounds[0]!;
  const family = sounds[sounds.length - 1]!.consonants;
  if (core.length > 1 && family.length >= 2) {
    const initial = first.slots[0] !== 0 ? '*' : (first.consonants[0] ?? '*');
    keys.push({ name: 'family_initial', key: `${family} ${initial}` });
  }
  return keys;
}
