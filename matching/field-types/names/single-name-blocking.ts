import type { BlockingKey } from '../field-type.ts';
import { firstSound } from './first-sound.ts';
import type { SingleName } from './single-name-parts.ts';

/**
 * Blocking keys of a given or family name: `exact`, the key; `sound`, at most four consonants in one alphabet for both scripts, with a mark
 * when the name begins with a vowel, of the whole name and of its first part; `prefix`, three letters as written; `initial`, the first sound.
 */
export function singleNameBlockingKeys(name: SingleName): readonly BlockingKey[] {
  const keys: BlockingKey[] = [{ name: 'exact', key: name.key }];
  const sounds = new Set([soundKey(name), soundKey(name.parts[0]!)]);
  for (const key of sounds) if (key !== '') keys.push({ name: 'sound', key });
  keys.push({ name: 'prefix', key: name.glued.slice(0, 3) });
  const initial = firstSound(name.key);
  if (initial !== '') keys.push({ name: 'initial', key: initial });
  return keys;
}

/** Empty for a name without consonants. */
function soundKey({ sound }: Pick<SingleName, 'sound'>): string {
  if (sound.consonants === '') return '';
  return (sound.slots[0] === 0 ? '' : '*') + sound.consonants.slice(0, SOUND_LENGTH);
}

const SOUND_LENGTH = 4;
