import { commonFamilyNames } from './common-family-names.ts';
import { commonGivenNames } from './common-given-names.ts';
import { type KnownName, knowNames } from './known-names.ts';

/** What the list of common family names knows about a word of comparable text. */
export const knownFamilyName: (word: string) => KnownName = knowNames([commonFamilyNames, familiesOfGivenNames()], []);

/** سعیدی: a given name and ی. */
function familiesOfGivenNames(): ReadonlyMap<string, readonly string[]> {
  const endings = [...commonGivenNames.keys()].filter((name) => !/[اهیو]$/.test(name)).map((name) => `${name}ی`);
  return new Map(endings.filter((name) => !commonFamilyNames.has(name)).map((name) => [name, []]));
}
