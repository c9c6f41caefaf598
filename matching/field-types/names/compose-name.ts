import { boundedMemo } from '../../text/bounded-memo.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { nameTokens } from './clean-person-name.ts';
import { type NameEnds, nameEnds, staysApart } from './compounds.ts';
import { isLeadingTitle, isTrailingTitle } from './honorifics.ts';

/**
 * The key of the full name that a given and a family name make, put together from what is known of the two, which many people share.
 * What `personName` makes of `given family` then has that text as its value, is unverified, and has this key. Null when the
 * whole has to be looked at.
 */
export function composedKey(given: string, family: string): string | null {
  if (given.length + family.length > LONGEST) return null;
  const first = partOf(given);
  const second = partOf(family);
  if (first === null || second === null) return null;
  if (first.startsWithTitle || second.endsWithTitle || !staysApart(first.ends, second.ends)) return null;
  return isPlaceholder(`${first.comparable} ${second.comparable}`) ? null : `${first.key} ${second.key}`;
}

interface Part {
  readonly comparable: string;
  readonly key: string;
  readonly ends: NameEnds;
  readonly startsWithTitle: boolean;
  readonly endsWithTitle: boolean;
}

/** Null for a part with anything but words of letters in it, to which cleaning may do something. */
const partOf = boundedMemo((text): Part | null => {
  if (!words.test(text) || canonicalText(text) !== text) return null;
  const comparable = comparableText(text);
  const written = text.split(' ');
  const folded = comparable.split(' ');
  if (folded.length !== written.length || !folded.every((word) => letter.test(word))) return null;
  return {
    comparable,
    key: nameTokens(text).join(' '),
    ends: nameEnds(folded),
    startsWithTitle: isLeadingTitle(written[0]!),
    endsWithTitle: isTrailingTitle(written[written.length - 1]!),
  };
}, 30_000);

/** Longer texts are hardly names, and never come twice. */
const LONGEST = 100;
const words = /^\p{L}+(?: \p{L}+)*$/u;
const letter = /\p{L}/u;
