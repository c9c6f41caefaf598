import { wordSound } from '../../text/sound/word-sound.ts';

/**
 * The sound that a word begins with, the same letter for both scripts and coarse enough for initials, whose letter may be half of
 * a digraph (K. for Khosrow, S. for Shirin, C. for Charles or چنگیز): `*` for any vowel, `v`, `y`, or a consonant. Empty for a word without letters that sound.
 */
export function firstSound(word: string): string {
  const first = word[0] ?? '';
  if (vowels.has(first)) return '*';
  const glide = glides[first];
  if (glide !== undefined) return glide;
  const consonant = wordSound(word).consonants[0] ?? '';
  return merged[consonant] ?? consonant;
}

const vowels: ReadonlySet<string> = new Set('aeiouاع');

const glides: Readonly<Record<string, string>> = { v: 'v', w: 'v', و: 'v', y: 'y', ی: 'y' };

const merged: Readonly<Record<string, string>> = { S: 's', x: 'k', c: 'k', f: 'p' };
