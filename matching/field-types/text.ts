import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sortedTokens, tokensOf } from '../text/tokens.ts';
import type { BlockingKey, FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { preparedComparison } from './prepared-comparison.ts';
import { compareTexts, textPartsOf } from './texts/compare-texts.ts';
import { textSketch } from './texts/text-sketch.ts';

/**
 * Free text. `same_tokens`: the same words in another order; then by the similarity of the sorted words, as a share of common letters in order:
 * `very_similar` from 0.9, `similar` from 0.8 or when one has all words of the other, `somewhat_similar` from 0.65, `slightly_similar` from 0.5.
 */
export const text: FieldType = {
  name: 'text',
  clean(raw) {
    const value = canonicalText(raw);
    const key = comparableText(value);
    return [fieldValue(raw, value, key, isPlaceholder(key) ? 'junk' : 'unverified')];
  },
  blockingKeys,
  levels: [
    { name: 'exact', m: 0.4, u: 0.005 },
    { name: 'same_tokens', m: 0.04, u: 0.0006 },
    { name: 'very_similar', m: 0.1, u: 0.002 },
    { name: 'similar', m: 0.12, u: 0.006 },
    { name: 'somewhat_similar', m: 0.08, u: 0.03 },
    { name: 'slightly_similar', m: 0.08, u: 0.14 },
    { name: 'else', m: 0.18, u: 0.8164 },
  ],
  ...preparedComparison(textPartsOf, compareTexts),
  sketch: textSketch,
  unique: false,
};

/** All words in any order, the longest one, and the first six characters. */
function blockingKeys(key: string): readonly BlockingKey[] {
  const words = tokensOf(key);
  return [
    { name: 'tokens', key: sortedTokens(words) },
    { name: 'longest_word', key: words.reduce((longest, word) => (word.length > longest.length ? word : longest)) },
    { name: 'start', key: key.slice(0, 6).trimEnd() },
  ];
}
