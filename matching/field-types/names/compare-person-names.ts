import { boundedOsa } from '../../text/edit-distance.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { alignNames, type NameAlignment } from './align-names.ts';
import { type NameParts, namePartsOf } from './name-parts.ts';
import { respaced } from './respace.ts';

export type NameAgreement = (typeof nameAgreements)[number];

/** Most similar first. */
export const nameAgreements = [
  'exact',
  'same_tokens',
  'sounds_alike',
  'typo',
  'subset',
  'incomplete',
  'same_family',
  'else',
] as const;

/** How two person-name keys agree, across scripts as well; see `person-name.ts` for what each level means. */
export function comparePersonNames(keyA: string, keyB: string): NameAgreement {
  if (keyA === keyB) return 'exact';
  // In a fixed order, so that greedy pairing cannot make the result depend on the side.
  const a = namePartsOf(keyA < keyB ? keyA : keyB);
  const b = namePartsOf(keyA < keyB ? keyB : keyA);
  if (a.sorted === b.sorted || a.glued === b.glued) return 'same_tokens';
  if (soundsAlike(a.gluedSound, b.gluedSound) && a.gluedSound.consonants.length > 1) return 'sounds_alike';
  const [left, right] = [respaced(a, b), respaced(b, a)];
  const alignment = alignNames(left, right);
  return wholeAgreement(left, right, alignment) ?? partialAgreement(left, right, alignment);
}

/** Both names say the same, each word of one has its counterpart in the other. */
function wholeAgreement(a: NameParts, b: NameParts, alignment: NameAlignment): NameAgreement | null {
  const { equal, alike, typos, aliases, initials, restA, restB } = alignment;
  if (restA === 0 && restB === 0 && aliases === 0 && initials === 0) {
    if (typos === 0) return 'sounds_alike';
    if (typos <= 2 && (equal + alike > 0 || a.core.length === 1)) return 'typo';
  }
  const respaced = a.core.length !== b.core.length && a.glued.length >= 8;
  return respaced && boundedOsa(a.glued, b.glued, 1) <= 1 ? 'typo' : null;
}

/** One name says less than the other, or they share the family name only. */
function partialAgreement(a: NameParts, b: NameParts, alignment: NameAlignment): NameAgreement {
  const { equal, alike, aliases, initials, typos, restA, restB, sameFamily } = alignment;
  const full = equal + alike;
  if (restA === 0 || restB === 0) {
    if (initials === 0 && typos === 0 && full + aliases >= 2) return 'subset';
    if (initials > 0 && full > 0) return 'incomplete';
    if (Math.min(a.core.length, b.core.length) === 1 && full === 1) return 'incomplete';
  }
  return sameFamily ? 'same_family' : 'else';
}
