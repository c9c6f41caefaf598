import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import {
  addressMeaning,
  announcesHouse,
  isAddressFrame,
  isStreetHonorific,
  oppositeDirection,
} from './address-words.ts';
import { isNumber, type PlaceName, placeName } from './place-name.ts';

/** An address taken apart for comparison. */
export interface AddressParts {
  readonly key: string;
  /** All words, sorted. */
  readonly sorted: string;
  /** Words and numbers that are no frame (خیابان, street), sorted; all words when there is nothing else. */
  readonly core: string;
  /** All words but the number of the house, sorted. */
  readonly withoutHouse: string;
  /** Words that name places; numbers of streets (خیابان 15) are among them. */
  readonly names: readonly PlaceName[];
  /** Those names that another script has too: without honorifics and the e of Haft e Tir. */
  readonly places: readonly PlaceName[];
  /** Everything but the names, sorted. */
  readonly frame: string;
  /** Directions, as meanings. */
  readonly directions: readonly string[];
  /** Scripts of the names that are words. */
  readonly script: AddressScript;
  /** Number of the house; empty when the address has none. */
  readonly house: string;
  /** Number of the flat; empty when the address has none. */
  readonly unit: string;
}

/** Bits for the scripts of an address; both when it mixes them, neither when it names places by numbers only. */
export type AddressScript = number;
/** Some name is written in Arabic letters, as Persian is; some name in others. */
export const ARABIC = 1;
export const NOT_ARABIC = 2;

/** Parts of an address key. */
export function addressPartsOf(key: string): AddressParts {
  const tokens = tokensOf(key);
  const announced = numberAfter(tokens, announcesHouse);
  // "12 Main Street": English puts the number in front without a word.
  const houseAt = announced < 0 && startsWithHouse(tokens) ? 0 : announced;
  const unitAt = numberAfter(tokens, announcesUnit);
  const floorAt = numberAfter(tokens, (word) => addressMeaning(word) === 'floor');
  const sorted = sortedTokens(tokens);
  const isName = (word: string, i: number): boolean =>
    i !== houseAt && i !== unitAt && i !== floorAt && !isAddressFrame(word);
  const names = tokens.flatMap((word, i) => (isName(word, i) ? [placeName(word, countedBy(tokens, i))] : []));
  return {
    key,
    sorted,
    core: sortedTokens(tokens.filter((token) => !isAddressFrame(token))) || sorted,
    withoutHouse: sortedTokens(tokens.filter((_, i) => i !== houseAt)),
    names,
    places: names.filter((name) => isNumber(name) || (name.sound !== null && !isStreetHonorific(name.word))),
    frame: sortedTokens(tokens.filter((word, i) => !isName(word, i))),
    directions: tokens.flatMap((word) => directionOf(word) ?? []),
    script: names.reduce((script, name) => script | scriptOf(name), 0),
    house: houseAt < 0 ? '' : tokens[houseAt]!,
    unit: unitAt < 0 ? '' : tokens[unitAt]!,
  };
}

const startsWithNumber = /^\d/;
/** 12 or 12a, but not 5th. */
const wholeNumber = /^\d+\p{L}?$/u;
const latin = /[a-z]/;

/** "12 Main Street", but not "17 شهریور": Persian streets are named after days. */
function startsWithHouse(tokens: readonly string[]): boolean {
  return tokens.length > 1 && wholeNumber.test(tokens[0]!) && latin.test(tokens[1]!);
}

function announcesUnit(word: string): boolean {
  return addressMeaning(word) === 'unit';
}

/** What the number at `i` counts: Alley 20, or 20th Alley; empty when no such word stands beside it. */
function countedBy(tokens: readonly string[], i: number): string {
  const next = ordinal.test(tokens[i]!) ? streetMeaning(tokens[i + 1]) : '';
  return next || streetMeaning(tokens[i - 1]);
}

function streetMeaning(word: string | undefined): string {
  const meaning = word === undefined ? undefined : addressMeaning(word);
  return meaning !== undefined && streets.has(meaning) ? meaning : '';
}

function directionOf(word: string): string | undefined {
  const meaning = addressMeaning(word);
  return meaning !== undefined && oppositeDirection(meaning) !== undefined ? meaning : undefined;
}

const ordinal = /^\d+(?:st|nd|rd|th)$/;
const streets: ReadonlySet<string> = new Set(['street', 'alley', 'boulevard', 'square', 'highway']);

function scriptOf(name: PlaceName): AddressScript {
  if (isNumber(name)) return 0;
  return arabic.test(name.word) ? ARABIC : NOT_ARABIC;
}

const arabic = /^[\u0600-\u06ff]/;

/** Index of the number that follows the last announcing word; -1 when there is none. */
function numberAfter(tokens: readonly string[], announces: (word: string) => boolean): number {
  for (let i = tokens.length - 1; i > 0; i--) {
    if (startsWithNumber.test(tokens[i]!) && announces(tokens[i - 1]!)) return i;
  }
  return -1;
}
