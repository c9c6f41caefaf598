import type { Sound } from '../../text/sound/sound.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { persianOrdinal } from './ordinals.ts';

/** A word or number of an address that names a place. */
export interface PlaceName {
  readonly word: string;
  /** Equal in both scripts for places that are the same: consonants of a word, value of a number; the word where it has neither. */
  readonly skeleton: string;
  /** Null for numbers, and for words without a consonant. */
  readonly sound: Sound | null;
  /** What a number counts (`alley`, see `addressMeaning`); empty for words, and where the address does not tell. */
  readonly counts: string;
}

/** @param counts tells what the place counts if it is a number */
export function placeName(word: string, counts: () => string): PlaceName {
  if (startsWithDigit(word)) return { word, skeleton: number.exec(word)?.[1] ?? word, sound: null, counts: counts() };
  const value = persianOrdinal(word);
  if (value !== undefined) return { word, skeleton: value, sound: null, counts: counts() };
  const sound = wordSound(word);
  const { consonants } = sound;
  return { word, skeleton: consonants || word, sound: consonants === '' ? null : sound, counts: '' };
}

/** Numbers and ordinals in both languages: 20, 20th and بیستم are one number. */
export function isNumber({ skeleton }: PlaceName): boolean {
  return startsWithDigit(skeleton);
}

/** True when two names are one place in whichever script: words that sound alike, or the same number of the same kind of street. */
export function isSamePlace(a: PlaceName, b: PlaceName): boolean {
  if (a.skeleton !== b.skeleton) return false;
  if (a.sound === null || b.sound === null) {
    return a.sound === b.sound && (a.counts === b.counts || a.counts === '' || b.counts === '');
  }
  return soundsAlike(a.sound, b.sound);
}

export function startsWithDigit(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39;
}

const number = /^(\d+)(?:st|nd|rd|th)?$/;
