import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import { announcesHouse, isAddressFrame } from './address-words.ts';

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
  readonly names: readonly string[];
  /** Number of the house; empty when the address has none. */
  readonly house: string;
  /** Number of the flat; empty when the address has none. */
  readonly unit: string;
}

/** Parts of an address key. */
export function addressPartsOf(key: string): AddressParts {
  const tokens = tokensOf(key);
  const announced = numberAfter(tokens, announcesHouse);
  // "12 Main Street": English puts the number in front without a word.
  const houseAt = announced < 0 && startsWithHouse(tokens) ? 0 : announced;
  const unitAt = numberAfter(tokens, announcesUnit);
  const floorAt = numberAfter(tokens, (word) => word === 'طبقه' || word === 'floor');
  const sorted = sortedTokens(tokens);
  return {
    key,
    sorted,
    core: sortedTokens(tokens.filter((token) => !isAddressFrame(token))) || sorted,
    withoutHouse: sortedTokens(tokens.filter((_, i) => i !== houseAt)),
    names: tokens.filter((token, i) => i !== houseAt && i !== unitAt && i !== floorAt && !isAddressFrame(token)),
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
  return word === 'واحد' || word === 'unit' || word === 'apartment' || word === 'suite';
}

/** Index of the number that follows the last announcing word; -1 when there is none. */
function numberAfter(tokens: readonly string[], announces: (word: string) => boolean): number {
  for (let i = tokens.length - 1; i > 0; i--) {
    if (startsWithNumber.test(tokens[i]!) && announces(tokens[i - 1]!)) return i;
  }
  return -1;
}
