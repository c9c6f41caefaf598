import { sameDigits } from '../../text/digits.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import type { Sound } from '../../text/sound/sound.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';

/** Edits up to which two names of `SHORTEST` letters and more are a typo, and similarities from which two are a typo or similar. */
export const MOST_EDITS = 2;
export const SHORTEST = 5;
export const TYPO = 0.93;
export const SIMILAR = 0.8;
/** Letters that one name needs to be taken for a part of another. */
export const SHORTEST_PART = 3;

/** A place key with what its comparison needs. */
export interface PlaceParts {
  readonly key: string;
  readonly sound: Sound;
}

export function placePartsOf(key: string): PlaceParts {
  return { key, sound: wordSound(key) };
}

/** Level of two different places; see `place-type.ts` for what each level means. */
export function comparePlaces(a: PlaceParts, b: PlaceParts): number {
  if (a.sound.consonants !== '' && soundsAlike(a.sound, b.sound)) return 1;
  if (!sameDigits(a.key, b.key)) return 4;
  if (Math.min(a.key.length, b.key.length) >= SHORTEST && boundedOsa(a.key, b.key, MOST_EDITS) <= MOST_EDITS) return 2;
  const similarity = jaroWinkler(a.key, b.key);
  if (similarity >= TYPO) return 2;
  return similarity >= SIMILAR || isPart(a.key, b.key) || isPart(b.key, a.key) ? 3 : 4;
}

function isPart(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART && (whole.startsWith(part) || whole.endsWith(part));
}
