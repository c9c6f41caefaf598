import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { sharedTokenCount, sortedTokens, tokensOf } from '../text/tokens.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/** Free text. `same_tokens`: the same words in another order; `similar`: at least half of the words of the longer text are shared. */
export const text: FieldType = {
  name: 'text',
  clean(raw) {
    const value = canonicalText(raw);
    const key = comparableText(value);
    return [fieldValue(raw, value, key, isPlaceholder(key) ? 'junk' : 'unverified')];
  },
  blockingKeys: (key) => [{ name: 'tokens', key: sortedTokens(tokensOf(key)) }],
  levels: [
    { name: 'exact', m: 0.4, u: 0.005, termFrequency: true },
    { name: 'same_tokens', m: 0.05, u: 0.001 },
    { name: 'similar', m: 0.15, u: 0.02 },
    { name: 'else', m: 0.4, u: 0.974 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    const [first, second] = [tokensOf(a), tokensOf(b)];
    if (sortedTokens(first) === sortedTokens(second)) return 1;
    return 2 * sharedTokenCount(first, second) >= Math.max(first.length, second.length) ? 2 : 3;
  },
  unique: false,
};
