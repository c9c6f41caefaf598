import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';

/** One of a small set of words (customer group, gender, activity). */
export const category: FieldType = {
  name: 'category',
  clean(raw) {
    const value = canonicalText(raw);
    const key = comparableText(value);
    return [fieldValue(raw, value, key, isPlaceholder(key) ? 'junk' : 'unverified')];
  },
  blockingKeys: (key) => [{ name: 'exact', key }],
  levels: [
    { name: 'exact', m: 0.85, u: 0.35 },
    { name: 'else', m: 0.15, u: 0.65 },
  ],
  compare: (a, b) => (a === b ? 0 : 1),
  unique: false,
};
