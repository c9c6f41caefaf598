import { tokensOf } from '../../text/tokens.ts';
import { addressMeaning, announcesHouse, isAddressFrame, isStreetHonorific } from './address-words.ts';
import { isNumber, type PlaceName, placeName, startsWithDigit } from './place-name.ts';

/** The words of an address, and which of them name places. */
export interface AddressNames {
  readonly tokens: readonly string[];
  /** By word: whether it names a place; the others are frame (خیابان, street) and the numbers of house, floor and flat. */
  readonly isName: readonly boolean[];
  /** Words that name places; numbers of streets (خیابان 15) are among them. */
  readonly names: readonly PlaceName[];
  /** Those names that another script has too: without honorifics and the e of Haft e Tir. */
  readonly places: readonly PlaceName[];
  /** Position of the number of the house and of the flat; -1 when the address has none. */
  readonly houseAt: number;
  readonly unitAt: number;
}

/** Names in an address key. */
export function addressNamesOf(key: string): AddressNames {
  const tokens = tokensOf(key);
  const announced = numberAfter(tokens, announcesHouse);
  // "12 Main Street": English puts the number in front without a word.
  const houseAt = announced < 0 && startsWithHouse(tokens) ? 0 : announced;
  const unitAt = numberAfter(tokens, announcesUnit);
  const floorAt = numberAfter(tokens, announcesFloor);
  const isName: boolean[] = [];
  const names: PlaceName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const isOne = i !== houseAt && i !== unitAt && i !== floorAt && !isAddressFrame(tokens[i]!);
    isName.push(isOne);
    if (isOne) names.push(placeName(tokens[i]!, () => countedBy(tokens, i)));
  }
  const places = names.filter((name) => isNumber(name) || (name.sound !== null && !isStreetHonorific(name.word)));
  return { tokens, isName, names, places, houseAt, unitAt };
}

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

function announcesFloor(word: string): boolean {
  return addressMeaning(word) === 'floor';
}

/** What the number at `i` counts: Alley 20, or 20th Alley; empty when no such word stands beside it. */
function countedBy(tokens: readonly string[], i: number): string {
  const next = startsWithDigit(tokens[i]!) && ordinal.test(tokens[i]!) ? streetMeaning(tokens[i + 1]) : '';
  return next || streetMeaning(tokens[i - 1]);
}

function streetMeaning(word: string | undefined): string {
  const meaning = word === undefined ? undefined : addressMeaning(word);
  return meaning !== undefined && streets.has(meaning) ? meaning : '';
}

const ordinal = /^\d+(?:st|nd|rd|th)$/;
const streets: ReadonlySet<string> = new Set(['street', 'alley', 'boulevard', 'square', 'highway']);

/** Index of the number that follows the last announcing word; -1 when there is none. */
function numberAfter(tokens: readonly string[], announces: (word: string) => boolean): number {
  for (let i = tokens.length - 1; i > 0; i--) {
    if (startsWithDigit(tokens[i]!) && announces(tokens[i - 1]!)) return i;
  }
  return -1;
}
