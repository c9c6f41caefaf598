import { boundedMemo } from '../../text/bounded-memo.ts';
import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { wordSound } from '../../text/sound/word-sound.ts';

/** What lists of names know about one word. */
export interface KnownName {
  /** The listed names that it is or spells; more than one when its spelling is ambiguous (Mona: منا, مونا). */
  readonly names: readonly string[];
  /** The same, and the names that it is a short form of (Sam: samuel, samantha). Empty for a word that no list knows. */
  readonly groups: readonly string[];
  /** Names of which language it is, as a sum of `PERSIAN_NAME` and `OTHER_NAME`; 0 for a word that no list knows. */
  readonly languages: number;
}

export const PERSIAN_NAME = 1;
export const OTHER_NAME = 2;

/** Names and their forms: a list by formal name. */
export type NameList = ReadonlyMap<string, readonly string[]>;

/**
 * Looks words up among names with their other spellings, and among short forms. A word in Latin letters that is no listed spelling of a
 * name in Persian letters is each such name that it sounds like.
 */
export function knowNames(
  spellings: readonly NameList[],
  shortForms: readonly NameList[],
): (word: string) => KnownName {
  const namesOf = new Map<string, string[]>();
  const longFormsOf = new Map<string, string[]>();
  const bySound = new Map<string, string[]>();
  const knowFormal = (name: string): void => {
    if (namesOf.get(name)?.includes(name)) return;
    add(namesOf, name, name);
    if (isPersian(name)) add(bySound, wordSound(name).consonants, name);
  };
  for (const [name, others] of spellings.flatMap((list) => [...list])) {
    knowFormal(name);
    for (const other of others) add(namesOf, other, name);
  }
  for (const [name, forms] of shortForms.flatMap((list) => [...list])) {
    if (!namesOf.has(name)) knowFormal(name);
    for (const form of forms) for (const formal of namesOf.get(name)!) add(longFormsOf, form, formal);
  }
  return boundedMemo((word) => {
    const spelled = namesOf.get(word) ?? [];
    const names = spelled.some(isPersian) ? spelled : [...spelled, ...namesBySound(word, bySound)];
    const groups = [...names, ...(longFormsOf.get(word) ?? [])];
    return groups.length === 0
      ? unknown
      : { names: [...new Set(names)], groups: [...new Set(groups)], languages: languagesOf(groups) };
  }, 20_000);
}

const unknown: KnownName = { names: [], groups: [], languages: 0 };

function languagesOf(names: readonly string[]): number {
  return (names.some(isPersian) ? PERSIAN_NAME : 0) | (names.every(isPersian) ? 0 : OTHER_NAME);
}

function add(lists: Map<string, string[]>, key: string, name: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [name]);
  else if (!list.includes(name)) list.push(name);
}

function namesBySound(word: string, bySound: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (isPersian(word)) return [];
  const sound = wordSound(word);
  const sameConsonants = bySound.get(sound.consonants) ?? [];
  const surely = sameConsonants.filter((name) => soundsAlike(wordSound(name), sound, { shortI: false }));
  return surely.length > 0 ? surely : sameConsonants.filter((name) => soundsAlike(wordSound(name), sound));
}

/** True for a word in letters of the Arabic script. */
export function isPersian(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x0600 && unit <= 0x06ff;
}
