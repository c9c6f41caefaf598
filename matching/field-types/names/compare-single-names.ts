import { boundedOsa } from '../../text/edit-distance.ts';
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { isFeminineOf } from './feminine.ts';
import type { NamePart, SingleName } from './single-name-parts.ts';
import { areTwoNames, shareOne } from './two-names.ts';

/** Levels of given and family names, most similar first; `single-name.ts` tells what they mean. */
export const nameLevels = [
  'exact',
  'sounds_alike',
  'typo',
  'alias',
  'similar',
  'initial',
  'slightly_similar',
  'swapped',
  'else',
] as const;

export type NameLevel = (typeof nameLevels)[number];

/** Smallest Jaro-Winkler similarities of the levels that have one. */
export const leastSimilarity = { typo: 0.94, similar: 0.85, slightlySimilar: 0.7 } as const;

/** Letters beyond which names are not looked at for slips; such a cell holds no name. */
export const MAX_LETTERS = 60;

/** How two given names, or two family names, agree. Symmetric; `exact` only for equal keys. */
export function compareSingleNames(a: SingleName, b: SingleName): NameLevel {
  if (a.key === b.key) return 'exact';
  if (a.isInitials || b.isInitials) return areInitialsOf(a, b) || areInitialsOf(b, a) ? 'initial' : 'else';
  const two = areTwo(a, b);
  if (!two && areSpellings(a, b)) return 'sounds_alike';
  if (haveAllNames(a, b)) return 'alias';
  const [left, right] = [a.key.slice(0, MAX_LETTERS), b.key.slice(0, MAX_LETTERS)];
  const similarity = jaroWinkler(left, right);
  if (!two && (similarity >= leastSimilarity.typo || isOneSlip(left, right) || a.looks === b.looks)) return 'typo';
  if (!two && (isBeginning(a.key, b.key) || isBeginning(b.key, a.key))) return 'alias';
  if (!two && (similarity >= leastSimilarity.similar || isNearInSound(a, b))) return 'similar';
  return similarity >= leastSimilarity.slightlySimilar ? 'slightly_similar' : 'else';
}

/** Both consist of as many names, and two that stand in the same place are two names. */
function areTwo(a: SingleName, b: SingleName): boolean {
  return a.parts.length === b.parts.length && a.parts.some((part, i) => areTwoParts(a, part, b.parts[i]!));
}

function areTwoParts({ kind }: SingleName, a: NamePart, b: NamePart): boolean {
  if (areTwoNames(a.known, b.known)) return true;
  if (kind === 'family' || shareOne(a.known.names, b.known.names)) return false;
  return isFeminineOf(a.text, b.text, b.known) || isFeminineOf(b.text, a.text, a.known);
}

function areSpellings(a: SingleName, b: SingleName): boolean {
  if (a.glued === b.glued) return true;
  if (a.parts.length === b.parts.length && a.parts.every((part, i) => arePartSpellings(part, b.parts[i]!))) return true;
  if (a.parts.length === 1 && b.parts.length === 1 && areListedApart(a.parts[0]!, b.parts[0]!)) return false;
  return a.sound.consonants !== '' && soundsAlike(a.sound, b.sound);
}

function arePartSpellings(a: NamePart, b: NamePart): boolean {
  if (a.text === b.text || shareOne(a.known.names, b.known.names)) return true;
  return a.sound.consonants !== '' && soundsAlike(a.sound, b.sound) && !areListedApart(a, b);
}

/** Two listed names; that one is also a short form of the other (Anna, Anne) does not make them spellings of one. */
function areListedApart(a: NamePart, b: NamePart): boolean {
  if (areTwoNames(a.known, b.known)) return true;
  return (
    (a.known.languages & b.known.languages) !== 0 &&
    a.known.names.length > 0 &&
    b.known.names.length > 0 &&
    !shareOne(a.known.names, b.known.names)
  );
}

function isOneSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && boundedOsa(a, b, 1) <= 1;
}

function isBeginning(short: string, long: string): boolean {
  return short.length >= 2 && long.startsWith(short);
}

/** One name has all the names of the other, in any order and also as short forms (Robert, Bob; Mary Ann, Ann; محمدرضا, Reza). */
function haveAllNames(a: SingleName, b: SingleName): boolean {
  // Which name is looked up in which must not depend on the side.
  const aIsFewer = a.parts.length === b.parts.length ? a.key < b.key : a.parts.length < b.parts.length;
  const [fewer, more] = aIsFewer ? [a.parts, b.parts] : [b.parts, a.parts];
  const rest = [...more];
  return fewer.every((part) => {
    const at = rest.findIndex(
      (other) => shareOne(part.known.groups, other.known.groups) || arePartSpellings(part, other),
    );
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

/** In different scripts, where letters cannot be compared: the same consonants, from two on, or from three on all but one. */
function isNearInSound({ sound: a }: SingleName, { sound: b }: SingleName): boolean {
  if (a.script === b.script) return false;
  const shorter = Math.min(a.consonants.length, b.consonants.length);
  if (shorter < 2) return false;
  return a.consonants === b.consonants || (shorter >= 3 && boundedOsa(a.consonants, b.consonants, 1) <= 1);
}

/** The letters of `a`, which consists of initials, begin the names of `b` in their order, as far as both go. */
function areInitialsOf(a: SingleName, b: SingleName): boolean {
  if (!a.isInitials) return false;
  return a.parts.every(({ text, firstSound }, i) => {
    const name = b.parts[i];
    return name === undefined
      ? i > 0
      : name.text[0] === text[0] || (firstSound !== '' && firstSound === name.firstSound);
  });
}
