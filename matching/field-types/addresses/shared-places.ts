import { boundedOsa } from '../../text/edit-distance.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { isSamePlace, type PlaceName } from './place-name.ts';

/** How many names of `a` are the same word or place as a name of `b`, each used once. */
export function sharedNameCount(a: readonly PlaceName[], b: readonly PlaceName[]): number {
  const used = new Array<boolean>(b.length).fill(false);
  let shared = 0;
  for (const name of a) {
    const at = b.findIndex((other, i) => !used[i] && (other.word === name.word || isSamePlace(name, other)));
    if (at < 0) continue;
    used[at] = true;
    shared++;
  }
  return shared;
}

/** How many of the places of two addresses in different scripts have their like in the other one. */
export interface SharedPlaces {
  readonly ofA: number;
  readonly ofB: number;
  /** How many of them are words in `a`. */
  readonly words: number;
  /** Whether two more words nearly sound alike: a vowel or a consonant is mistyped. */
  readonly nearly: boolean;
}

/** Finds places that sound alike; two words in one script may be one in the other (سعادت آباد, Saadatabad). */
export function sharedPlaces(a: readonly PlaceName[], b: readonly PlaceName[]): SharedPlaces {
  const usedA = new Array<boolean>(a.length).fill(false);
  const usedB = new Array<boolean>(b.length).fill(false);
  for (const [i, place] of a.entries()) {
    const at = b.findIndex((other, j) => !usedB[j] && isSamePlace(place, other));
    if (at < 0) continue;
    usedA[i] = true;
    usedB[at] = true;
  }
  joinPlaces(a, usedA, b, usedB);
  joinPlaces(b, usedB, a, usedA);
  return {
    ofA: count(usedA),
    ofB: count(usedB),
    words: a.filter((place, i) => usedA[i] && place.sound !== null).length,
    nearly: a.some((place, i) => !usedA[i] && b.some((other, j) => !usedB[j] && nearlySoundAlike(place, other))),
  };
}

/** Two neighbouring words as one; undefined where they are none. */
export function joinedWord(places: readonly PlaceName[], at: number): string | undefined {
  const [first, second] = [places[at], places[at + 1]];
  if (!first?.sound || !second?.sound) return undefined;
  return first.word + second.word;
}

/** Marks two neighbouring unused words that sound like one unused word of the other address. */
function joinPlaces(
  pairs: readonly PlaceName[],
  usedPairs: boolean[],
  ones: readonly PlaceName[],
  usedOnes: boolean[],
): void {
  for (let i = 0; i + 1 < pairs.length; i++) {
    if (usedPairs[i] || usedPairs[i + 1]) continue;
    const joined = joinedWord(pairs, i);
    if (joined === undefined) continue;
    const sound = wordSound(joined);
    const at = ones.findIndex(({ sound: other }, j) => !usedOnes[j] && other !== null && soundsAlike(sound, other));
    if (at < 0) continue;
    usedPairs[i] = true;
    usedPairs[i + 1] = true;
    usedOnes[at] = true;
  }
}

function nearlySoundAlike(a: PlaceName, b: PlaceName): boolean {
  if (a.sound === null || b.sound === null || a.skeleton.length < 3 || b.skeleton.length < 3) return false;
  return boundedOsa(a.skeleton, b.skeleton, 1) <= 1;
}

function count(flags: readonly boolean[]): number {
  return flags.reduce((sum, flag) => (flag ? sum + 1 : sum), 0);
}
