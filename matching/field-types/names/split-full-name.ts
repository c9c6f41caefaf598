import { tokensOf } from '../../text/tokens.ts';
import { partsOfCompound } from './compounds.ts';
import { knownFamilyName } from './known-family-names.ts';
import { isCommonGivenName } from './known-given-names.ts';
import { isSayyed } from './sayyed.ts';

/** A full name as two, in words of comparable text; either may be empty, not both unless the name is. */
export interface SplitName {
  readonly given: string;
  readonly family: string;
}

/**
 * Parts the key of a full name (`person_name`: compounds and endings such as نژاد are joined already) into given and family name.
 *
 * The given name comes first, with all common given names and initials that follow it (Mary Jane, John F.); the family name starts at a
 * particle (van der, de la, Al, آل, بنی) or at the first word that is neither, at the latest with the last word. "Family Given" is
 * recognised when a family name stands first and a common given name, or an initial, last. A single word is a given name if it is a
 * common one, else the family name. سید is left out.
 */
export function splitFullName(key: string): SplitName {
  const words = tokensOf(key);
  const core = words.filter((word) => !isSayyed(word));
  const names = core.length === 0 ? words : core;
  if (names.length < 2)
    return isGiven(names[0] ?? '') ? { given: names[0]!, family: '' } : { given: '', family: names[0] ?? '' };
  const isFamilyFirst = startsWithFamily(names);
  const at = isFamilyFirst ? givenStart(names) : familyStart(names);
  const [before, after] = [names.slice(0, at).join(' '), names.slice(at).join(' ')];
  return isFamilyFirst ? { given: after, family: before } : { given: before, family: after };
}

function familyStart(names: readonly string[]): number {
  const last = names.length - 1;
  let at = 1;
  while (at < last && !particles.has(names[at]!) && (isInitial(names[at]!) || isGiven(names[at]!))) at++;
  return at;
}

/** رضایی محمد, Rezaei M. */
function startsWithFamily(names: readonly string[]): boolean {
  const first = names[0]!;
  const last = names[names.length - 1]!;
  if (isGiven(first) || isInitial(first)) return false;
  return isInitial(last) || (isFamily(first) && isGiven(last) && !isCommonFamilyName(last));
}

function givenStart(names: readonly string[]): number {
  let at = names.length - 1;
  while (at > 1 && isGiven(names[at - 1]!)) at--;
  return at;
}

function isInitial(word: string): boolean {
  return word.length === 1;
}

function isGiven(word: string): boolean {
  return isCommonGivenName(word) || partsOfCompound(word) !== null;
}

/** A common family name, or one that ends as only family names do. */
function isFamily(word: string): boolean {
  return isCommonFamilyName(word) || familyEnding.test(word);
}

function isCommonFamilyName(word: string): boolean {
  return knownFamilyName(word).names.length > 0;
}

const familyEnding = /(?:..ی|زاده|پور|نژاد|zadeh?|pou?r|poor|nejad|nezhad)$/;

/** Words that begin a family name of several. */
const particles: ReadonlySet<string> = new Set(
  'van von der den ter zu de la le del della di da do dos das du al el bin ibn st san santa ال بنی بن ابن'.split(' '),
);
