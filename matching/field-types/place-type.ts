import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { sameDigits } from '../text/digits.ts';
import { boundedOsa } from '../text/edit-distance.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { soundsAlike } from '../text/sound/sounds-alike.ts';
import { wordSound } from '../text/sound/word-sound.ts';
import { tokensOf } from '../text/tokens.ts';
import type { ComparisonLevel, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/**
 * Names of places. The key is without spaces, without the word for the kind of place (شهر, استان, province), and in the usual spelling where
 * English has its own (Teheran, Isphahan). Levels: `exact`; `sounds_alike` across scripts and spellings; `typo`; `else`.
 */
export function placeType(options: {
  readonly name: 'city' | 'province';
  readonly kinds: ReadonlySet<string>;
  readonly levels: readonly ComparisonLevel[];
}): FieldType {
  return {
    name: options.name,
    clean(raw) {
      const value = canonicalText(raw);
      const comparable = comparableText(value);
      if (isPlaceholder(comparable)) return [fieldValue(raw, value, '', 'junk')];
      const tokens = tokensOf(comparable);
      const names = tokens.filter((token) => !options.kinds.has(token));
      const glued = (names.length === 0 ? tokens : names).join('');
      const key = exonyms.get(glued) ?? glued;
      return [fieldValue(raw, value, key, letter.test(key) ? 'unverified' : 'invalid')];
    },
    blockingKeys: () => [],
    levels: options.levels,
    compare: comparePlaces,
    unique: false,
  };
}

const letter = /\p{L}/u;

const exonyms = new Map([
  ['teheran', 'tehran'],
  ['طهران', 'تهران'],
  ['isphahan', 'isfahan'],
  ['mashad', 'mashhad'],
  ['meshed', 'mashhad'],
  ['kum', 'qom'],
  ['tabris', 'tabriz'],
]);

function comparePlaces(a: string, b: string): number {
  if (a === b) return 0;
  const first = wordSound(a);
  if (first.consonants !== '' && soundsAlike(first, wordSound(b))) return 1;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 4 && boundedOsa(a, b, 1) <= 1 && sameDigits(a, b) ? 2 : 3;
}
