import { wordSound } from '../../text/sound/word-sound.ts';
import { tokensOf } from '../../text/tokens.ts';
import type { BlockingKey } from '../field-type.ts';
import { partsOfCompound } from './compounds.ts';
import { firstSound } from './first-sound.ts';
import type { NameKind } from './single-name-parts.ts';

/**
 * Blocking keys of a given or family name: `exact`, the key; `sound`, at most four consonants in one alphabet for both scripts, with a mark
 * when the name begins with a vowel, of the whole name and of its first part; `prefix`, three letters as written; `initial`, the first sound.
 */
export function singleNameBlockingKeys(kind: NameKind, name: string): readonly BlockingKey[] {
  const words = tokensOf(name);
  const glued = words.length === 1 ? name : words.join('');
  const keys: BlockingKey[] = [{ name: 'exact', key: name }];
  const sound = soundKey(glued);
  if (sound !== '') keys.push({ name: 'sound', key: sound });
  const first = firstPart(kind, words[0]!);
  const soundOfFirst = first === glued ? sound : soundKey(first);
  if (soundOfFirst !== '' && soundOfFirst !== sound) keys.push({ name: 'sound', key: soundOfFirst });
  keys.push({ name: 'prefix', key: glued.slice(0, 3) });
  const initial = firstSound(name);
  if (initial !== '') keys.push({ name: 'initial', key: initial });
  return keys;
}

/** The first of two given names that are written as one. */
function firstPart(kind: NameKind, word: string): string {
  return (kind === 'given' ? partsOfCompound(word)?.[0] : undefined) ?? word;
}

/** Empty for a name without consonants. */
function soundKey(name: string): string {
  const { consonants, slots } = wordSound(name);
  if (consonants === '') return '';
  return (slots[0] === 0 ? '' : '*') + consonants.slice(0, SOUND_LENGTH);
}

const SOUND_LENGTH = 4;
