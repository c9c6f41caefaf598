import { sortedTokens } from '../../text/tokens.ts';
import { addressNamesOf } from './address-names.ts';
import { addressMeaning, isAddressFrame, oppositeDirection } from './address-words.ts';
import { isNumber, type PlaceName } from './place-name.ts';

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
  const { tokens, isName, names, places, houseAt, unitAt } = addressNamesOf(key);
  const sorted = sortedTokens(tokens);
  return {
    key,
    sorted,
    core: sortedTokens(tokens.filter((token) => !isAddressFrame(token))) || sorted,
    withoutHouse: sortedTokens(tokens.filter((_, i) => i !== houseAt)),
    names,
    places,
    frame: sortedTokens(tokens.filter((_, i) => !isName[i])),
    directions: tokens.flatMap((word) => directionOf(word) ?? []),
    script: scriptsIn(names),
    house: houseAt < 0 ? '' : tokens[houseAt]!,
    unit: unitAt < 0 ? '' : tokens[unitAt]!,
  };
}

function directionOf(word: string): string | undefined {
  const meaning = addressMeaning(word);
  return meaning !== undefined && oppositeDirection(meaning) !== undefined ? meaning : undefined;
}

/** Scripts of the names that are words. */
export function scriptsIn(names: readonly PlaceName[]): AddressScript {
  let scripts = 0;
  for (const name of names) if (!isNumber(name)) scripts |= startsArabic(name.word) ? ARABIC : NOT_ARABIC;
  return scripts;
}

function startsArabic(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x0600 && unit <= 0x06ff;
}
