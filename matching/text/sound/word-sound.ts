import { boundedMemo } from '../bounded-memo.ts';
import { latinSound } from './latin-sound.ts';
import { persianSound } from './persian-sound.ts';
import type { Sound } from './sound.ts';

/** Sound of one word of comparable text, by the script of its first letter; words are met again and again, so results are remembered. */
export const wordSound: (word: string) => Sound = boundedMemo(
  (word) => (word.charCodeAt(0) >= 0x0600 && word.charCodeAt(0) <= 0x06ff ? persianSound(word) : latinSound(word)),
  20_000,
);
