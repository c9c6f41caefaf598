import { sameDigits } from '../../text/digits.ts';
import { indelSimilarity } from '../../text/indel-similarity.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { isTokenSubset } from '../../text/tokens.ts';
import { type Agreement, agreement } from './agreement.ts';
import { isAbbreviation } from './is-abbreviation.ts';
import type { OrganisationParts } from './organisation-parts.ts';
import { alikeCount, isTypo } from './own-words.ts';

/** Similarities of the sorted own words from which two names are similar, and slightly so. */
export const SIMILAR = 0.8;
export const SLIGHTLY_SIMILAR = 0.6;
/** Letters that own words need to be similar to others, and a name to be taken for a part of another; consonants where only the sound tells. */
const SHORTEST_NAME = 5;
const SHORTEST_PART = 4;
const SHORTEST_SOUND = 3;

/** How two different organisation names agree; see `organisation-name.ts` for what each level means. */
export function compareOrganisations(one: OrganisationParts, other: OrganisationParts): Agreement {
  // In a fixed order, so that greedy pairing of words cannot make the result depend on the side.
  const [a, b] = one.key < other.key ? [one, other] : [other, one];
  const level = compareCompanies(a, b);
  if (level === agreement.else || sameBranch(a.branch, b.branch)) return level;
  return level === agreement.slightlySimilar ? agreement.else : agreement.otherBranch;
}

/** How many words of two names must sound alike for the names to be similar, the longer of which has this many: two, and three in five. */
export function soundsToShare(longer: number): number {
  return Math.max(2, 0.6 * longer);
}

function compareCompanies(a: OrganisationParts, b: OrganisationParts): Agreement {
  if (a.sorted === b.sorted || a.glued === b.glued) return agreement.sameTokens;
  if (a.gluedSound.consonants.length > 2 && soundsAlike(a.gluedSound, b.gluedSound)) return agreement.soundsAlike;
  if (isAbbreviation(a, b)) return agreement.abbreviation;
  const activities = compareActivities(a.activities, b.activities);
  if (activities === 'other') return agreement.else;
  const alike = alikeCount(a.ownSounds, b.ownSounds);
  const sameSounds =
    (alike === a.own.length && alike === b.own.length) ||
    (a.ownGluedSound.consonants.length > 2 && soundsAlike(a.ownGluedSound, b.ownGluedSound));
  if (activities === 'same') {
    if (sameSounds) return agreement.soundsAlike;
    if (isTypo(a, b)) return agreement.typo;
  }
  if (sameSounds || isPart(a, b, alike)) return agreement.subset;
  return compareLetters(a, b, alike);
}

/** `fewer`: one name leaves activities out that the other one tells. */
function compareActivities(a: readonly string[], b: readonly string[]): 'same' | 'fewer' | 'other' {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (!fewer.every((activity) => more.includes(activity))) return 'other';
  return fewer.length === more.length ? 'same' : 'fewer';
}

function isPart(a: OrganisationParts, b: OrganisationParts, alike: number): boolean {
  if (Math.min(a.glued.length, b.glued.length) < SHORTEST_PART) return false;
  if (isTokenSubset(a.company, b.company)) return true;
  const shorter = a.own.length <= b.own.length ? a : b;
  return alike === shorter.own.length && shorter.ownGluedSound.consonants.length >= SHORTEST_SOUND;
}

/** Own words that share letters, or most of which sound alike; other numbers make other companies, as one letter does in short names. */
function compareLetters(a: OrganisationParts, b: OrganisationParts, alike: number): Agreement {
  if (!sameDigits(a.glued, b.glued)) return agreement.else;
  if (alike >= soundsToShare(Math.max(a.own.length, b.own.length))) return agreement.similar;
  if (Math.min(a.ownGlued.length, b.ownGlued.length) < SHORTEST_NAME) return agreement.else;
  const similarity = indelSimilarity(a.ownSorted, b.ownSorted);
  if (similarity >= SIMILAR) return agreement.similar;
  return similarity >= SLIGHTLY_SIMILAR ? agreement.slightlySimilar : agreement.else;
}

function sameBranch(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && soundsAlike(wordSound(a), wordSound(b)));
}
