import { sameDigits } from '../../text/digits.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import type { Sound } from '../../text/sound/sound.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import type { OrganisationParts } from './organisation-parts.ts';

/** How many words of one list sound like a word of the other, each used once. */
export function alikeCount(a: readonly Sound[], b: readonly Sound[]): number {
  const rest = [...b];
  let count = 0;
  for (const sound of a) {
    const at = rest.findIndex((other) => sound.consonants !== '' && soundsAlike(sound, other));
    if (at < 0) continue;
    rest.splice(at, 1);
    count++;
  }
  return count;
}

/**
 * One edit in words of five letters and more, of four beside a word that is equal, two edits from ten letters on; over the
 * whole name when the words are spaced differently.
 */
export function isTypo(a: OrganisationParts, b: OrganisationParts): boolean {
  if (!sameDigits(a.ownGlued, b.ownGlued)) return false;
  if (a.own.length !== b.own.length) return isTypoOf(a.ownGlued, b.ownGlued, 5);
  const shortest = a.own.some((word, i) => word.length > 2 && word === b.own[i]) ? 4 : 5;
  return a.own.every((word, i) => word === b.own[i] || isTypoOf(word, b.own[i]!, shortest));
}

/** The most edits that `isTypo` allows between names whose shorter one has this many letters: one in four, roughly. */
export function mostTypos(letters: number): number {
  return letters >> 2;
}

function isTypoOf(a: string, b: string, shortest: number): boolean {
  const shorter = Math.min(a.length, b.length);
  const limit = shorter >= 10 ? 2 : 1;
  return shorter >= shortest && boundedOsa(a, b, limit) <= limit;
}
