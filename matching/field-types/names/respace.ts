import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { type NameParts, partsOfTokens } from './name-parts.ts';

/**
 * Joins neighbouring words of `name` that together are one word of `other`: Fazel Khah beside فاضلخواه, نوروز خانی beside
 * Norozkhani. Where the space goes is a matter of taste; which words belong together only the other name tells.
 */
export function respaced(name: NameParts, other: NameParts): NameParts {
  const words: string[] = [];
  for (let i = 0; i < name.core.length; i++) {
    const joined = name.core[i]! + (name.core[i + 1] ?? '');
    const isOneWord = i + 1 < name.core.length && hasWord(other, joined);
    words.push(isOneWord ? joined : name.core[i]!);
    if (isOneWord) i++;
  }
  return words.length === name.core.length ? name : partsOfTokens(words);
}

function hasWord({ core, sounds }: NameParts, word: string): boolean {
  const sound = wordSound(word);
  return core.some((each, i) => each === word || (sound.consonants.length > 2 && soundsAlike(sounds[i]!, sound)));
}
