import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sortedTokens } from '../text/tokens.ts';
import type { BlockingKey, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { compareOrganisations } from './organisations/compare-organisations.ts';
import { withoutLegalForms } from './organisations/legal-forms.ts';
import { nameTokens } from './organisations/name-tokens.ts';
import { organisationPartsOf } from './organisations/organisation-parts.ts';
import { organisationSketch } from './organisations/organisation-sketch.ts';
import { preparedComparison } from './prepared-comparison.ts';

/**
 * Name of an organisation. Served as written; the key leaves out the legal form and conjunctions and keeps the branch.
 *
 * - `exact`: the same words, legal form aside.
 * - `same_tokens`: in another order or spacing. `sounds_alike`: in the other script or another spelling. `typo`: up to two letters.
 * - `abbreviation`: the first letters of the other's words, or words cut off. `subset`: one name has words more, or leaves out what the company does.
 * - `similar`, `slightly_similar`: by common letters in order, words sorted; `similar` also when most words sound alike.
 * - Words for what a company does are compared by meaning in both languages; two different ones make two companies.
 * - `other_branch`: one company, but another branch, or a branch and the company itself: not the same customer.
 */
export const organisationName: FieldType = {
  name: 'organisation_name',
  clean(raw) {
    const value = canonicalText(raw);
    const comparable = comparableText(value);
    if (comparable === '' || isPlaceholder(comparable)) return [fieldValue(raw, value, '', 'junk')];
    const named = withoutLegalForms(nameTokens(comparable));
    const key = named.join(' ');
    if (!letter.test(key)) return [fieldValue(raw, value, '', 'invalid')];
    return [fieldValue(raw, value, key, isPlaceholder(key) ? 'junk' : 'unverified')];
  },
  blockingKeys,
  levels: [
    { name: 'exact', m: 0.58, u: 0.0006 },
    { name: 'same_tokens', m: 0.06, u: 0.0001 },
    { name: 'sounds_alike', m: 0.11, u: 0.0003 },
    { name: 'typo', m: 0.06, u: 0.0004 },
    { name: 'abbreviation', m: 0.02, u: 0.0003 },
    { name: 'subset', m: 0.07, u: 0.002 },
    { name: 'similar', m: 0.03, u: 0.002 },
    { name: 'slightly_similar', m: 0.02, u: 0.01 },
    { name: 'other_branch', m: 0.0012, u: 0.02 },
    { name: 'else', m: 0.0488, u: 0.9643 },
  ],
  ...preparedComparison(organisationPartsOf, compareOrganisations),
  sketch: organisationSketch,
  unique: false,
};

const letter = /\p{L}/u;

/**
 * Same words of the company in any order; same consonants of its own words (those that are no activity) in any order and
 * script; its two first own words by sound, and the one that sounds longest; its own words' first six letters.
 */
function blockingKeys(key: string): readonly BlockingKey[] {
  const { sorted, ownSounds, ownGlued } = organisationPartsOf(key);
  const consonants = ownSounds.map((sound) => sound.consonants).filter((part) => part !== '');
  const keys = [
    { name: 'tokens', key: sorted },
    { name: 'start', key: ownGlued.slice(0, 6) },
  ];
  const skeleton = sortedTokens(consonants).replaceAll(' ', '');
  if (skeleton.length >= 3) keys.push({ name: 'consonants', key: skeleton });
  const start = consonants.slice(0, 2).join('');
  if (start.length >= 4) keys.push({ name: 'first_words', key: start });
  const longest = consonants.reduce((best, word) => (isLonger(word, best) ? word : best), '');
  if (longest.length >= 2) keys.push({ name: 'longest_word', key: longest });
  return keys;
}

function isLonger(a: string, b: string): boolean {
  return a.length > b.length || (a.length === b.length && a < b);
}
