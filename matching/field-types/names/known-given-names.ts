import { commonGivenNames } from './common-given-names.ts';
import { type KnownName, knowNames } from './known-names.ts';
import { englishNicknames, englishSpellings } from './nicknames-english.ts';
import { persianNicknames } from './nicknames-persian.ts';

/** What the lists of common given names and nicknames know about a word of comparable text. */
export const knownGivenName: (word: string) => KnownName = knowNames(
  [commonGivenNames, englishSpellings],
  [persianNicknames, englishNicknames],
);

/** True for a common given name or a short form of one. */
export function isCommonGivenName(word: string): boolean {
  return knownGivenName(word).groups.length > 0;
}
