import { comparableText } from '../../text/comparable-text.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { staysApart } from './compounds.ts';
import { isLeadingTitle, isTrailingTitle } from './honorifics.ts';

/**
 * The key of the full name that a given and a family name of one plain word each make, which most are. What `personName` makes of
 * `given family` then has that text as its value, is unverified, and has this key. Null when the whole has to be looked at.
 */
export function composedKey(given: string, family: string): string | null {
  if (!plainWord.test(given) || !plainWord.test(family)) return null;
  const first = comparableText(given);
  const second = comparableText(family);
  if (isLeadingTitle(first) || isTrailingTitle(second) || !staysApart(first, second)) return null;
  const key = `${first} ${second}`;
  return isPlaceholder(key) ? null : key;
}

/** Letters that are canonical text, each of which has another one as its comparable text; no longer than names are. */
const plainWord = /^(?:[A-Za-z]{1,60}|[آأؤئابپةتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]{1,60})$/;
