import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { lettersForDigits } from '../text/letters-for-digits.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { wordSound } from '../text/sound/word-sound.ts';
import { tokensOf } from '../text/tokens.ts';
import type { ComparisonLevel, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { comparePlaces, placePartsOf } from './places/compare-places.ts';
import { placeSketch } from './places/place-sketch.ts';
import { preparedComparison } from './prepared-comparison.ts';

/**
 * Names of places. The key is without spaces, without the word for the kind of place (شهر, استان, province), and in the usual spelling where
 * English has its own (Teheran, Isphahan).
 *
 * - `sounds_alike`: the other script or another spelling. `typo`: up to two edits, or nearly the same.
 * - `similar`: less so, or one begins or ends with the other (Southend, Southend-on-Sea).
 * - Other numbers make other places (منطقه 1, منطقه 2); digits between letters are slips (greensb0ro).
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
      const glued = (names.length === 0 ? tokens : names).map(lettersForDigits).join('');
      const key = exonyms.get(glued) ?? glued;
      return [fieldValue(raw, value, key, letter.test(key) ? 'unverified' : 'invalid')];
    },
    blockingKeys: (key) => [
      { name: 'exact', key },
      { name: 'sound', key: soundKey(key) },
    ],
    levels: options.levels,
    ...preparedComparison(placePartsOf, comparePlaces),
    sketch: placeSketch,
    unique: false,
  };
}

const letter = /\p{L}/u;

/** English spellings of Persian cities that do not sound like the usual one, and an old Persian one. */
const exonyms = new Map([
  ['teheran', 'tehran'],
  ['طهران', 'تهران'],
  ['isphahan', 'isfahan'],
  ['mashad', 'mashhad'],
  ['meshed', 'mashhad'],
  ['kum', 'qom'],
  ['tabris', 'tabriz'],
]);

/** The same in both scripts; a skeleton of one consonant says too little. */
function soundKey(key: string): string {
  const { consonants } = wordSound(key);
  return consonants.length >= 2 ? consonants : key;
}
