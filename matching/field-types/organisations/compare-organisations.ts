import { sameDigits } from '../../text/digits.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { isTokenSubset } from '../../text/tokens.ts';
import { type OrganisationParts, organisationPartsOf } from './organisation-parts.ts';

export type OrganisationAgreement = (typeof organisationAgreements)[number];

/** Most similar first. */
export const organisationAgreements = [
  'exact',
  'same_tokens',
  'sounds_alike',
  'typo',
  'abbreviation',
  'subset',
  'other_branch',
  'else',
] as const;

/** How two organisation-name keys agree; see `organisation-name.ts` for what each level means. */
export function compareOrganisations(keyA: string, keyB: string): OrganisationAgreement {
  if (keyA === keyB) return 'exact';
  const a = organisationPartsOf(keyA);
  const b = organisationPartsOf(keyB);
  const agreement = compareCompanies(a, b);
  return agreement === 'else' || sameBranch(a.branch, b.branch) ? agreement : 'other_branch';
}

function compareCompanies(a: OrganisationParts, b: OrganisationParts): OrganisationAgreement {
  if (a.sorted === b.sorted || a.glued === b.glued) return 'same_tokens';
  if (a.gluedSound.consonants.length > 2 && soundsAlike(a.gluedSound, b.gluedSound)) return 'sounds_alike';
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return 'abbreviation';
  const activities = compareActivities(a.activities, b.activities);
  if (activities === 'other') return 'else';
  const own = compareOwnWords(a, b);
  if (activities === 'same' && own !== null) return own;
  const smaller = a.company.length <= b.company.length ? a : b;
  const isSubset = own === 'sounds_alike' || isTokenSubset(a.company, b.company);
  return isSubset && smaller.glued.length >= 4 ? 'subset' : 'else';
}

/** `fewer`: one name leaves activities out that the other one tells. */
function compareActivities(a: readonly string[], b: readonly string[]): 'same' | 'fewer' | 'other' {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (!fewer.every((activity) => more.includes(activity))) return 'other';
  return fewer.length === more.length ? 'same' : 'fewer';
}

function compareOwnWords(a: OrganisationParts, b: OrganisationParts): 'sounds_alike' | 'typo' | null {
  if (soundAlikeInAnyOrder(a, b)) return 'sounds_alike';
  return isTypo(a.own, b.own) ? 'typo' : null;
}

function soundAlikeInAnyOrder(a: OrganisationParts, b: OrganisationParts): boolean {
  if (a.own.length !== b.own.length) return false;
  const rest = [...b.ownSounds];
  for (const sound of a.ownSounds) {
    const at = rest.findIndex((other) => sound.consonants !== '' && soundsAlike(sound, other));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

/**
 * One edit in words of five letters and more, of four beside a word that is equal, two edits from ten letters on; over the
 * whole name when the words are spaced differently.
 */
function isTypo(a: readonly string[], b: readonly string[]): boolean {
  const [gluedA, gluedB] = [a.join(''), b.join('')];
  if (!sameDigits(gluedA, gluedB)) return false;
  if (a.length !== b.length) return isTypoOf(gluedA, gluedB, 5);
  const shortest = a.some((word, i) => word.length > 2 && word === b[i]) ? 4 : 5;
  return a.every((word, i) => word === b[i] || isTypoOf(word, b[i]!, shortest));
}

function isTypoOf(a: string, b: string, shortest: number): boolean {
  const shorter = Math.min(a.length, b.length);
  const limit = shorter >= 10 ? 2 : 1;
  return shorter >= shortest && boundedOsa(a, b, limit) <= limit;
}

/** "IKCO" stands for the first letters of three words or more. */
function isAbbreviation(short: OrganisationParts, long: OrganisationParts): boolean {
  const letters =
    short.company.length === 1 ? short.glued : short.company.every((token) => token.length === 1) ? short.glued : '';
  if (letters.length < 3 || letters.length > 6 || long.company.length !== letters.length) return false;
  return long.company.every((token, i) => token[0] === letters[i]);
}

function sameBranch(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a.join(''), b.join('')];
  return first === second || (first !== '' && second !== '' && soundsAlike(wordSound(first), wordSound(second)));
}
