import { boundedOsa } from '../../text/edit-distance.ts';
import { indelSimilarity } from '../../text/indel-similarity.ts';
import { type AddressParts, type AddressScript, ARABIC, NOT_ARABIC } from './address-parts.ts';
import { oppositeDirection } from './address-words.ts';
import { sharedNameCount, sharedPlaces } from './shared-places.ts';

/** Edits, and similarity of the sorted words without frames, up to and from which two addresses are `similar`. */
export const MOST_EDITS = 2;
export const SIMILAR = 0.9;
/** Similarity of the sorted words from which two addresses name one street, and the same where they have the same house number. */
export const SAME_STREET = 0.8;
export const SAME_HOUSE = 0.7;

/** Level of two different addresses; see `address.ts` for what each level means. */
export function compareAddresses(a: AddressParts, b: AddressParts): number {
  if (a.sorted === b.sorted) return 1;
  // Which names are paired depends on their order when several sound alike: the same from either side.
  const [x, y] = a.key < b.key ? [a, b] : [b, a];
  switch (scriptsOf(x.script, y.script)) {
    case 'same':
      return compareByLetters(x, y);
    case 'other':
      return compareBySound(x, y);
    case 'mixed':
      return Math.min(compareByLetters(x, y), compareBySound(x, y));
  }
}

/** Whether two addresses are written in one script, in two, or one of them in both. */
export function scriptsOf(a: AddressScript, b: AddressScript): 'same' | 'other' | 'mixed' {
  const both = ARABIC | NOT_ARABIC;
  if (a === both || b === both) return 'mixed';
  return (a | b) === both ? 'other' : 'same';
}

function compareByLetters(a: AddressParts, b: AddressParts): number {
  const otherUnit = differ(a.unit, b.unit);
  if (otherUnit || differ(a.house, b.house)) {
    if (!otherUnit && a.withoutHouse === b.withoutHouse && isMistypedNumber(a.house, b.house)) return 3;
    return isSameStreet(a, b, SAME_STREET) ? 6 : 7;
  }
  if (isSpelledOtherwise(a, b)) return 2;
  if (a.house === b.house && isNearlySame(a, b)) return 3;
  const bothHouses = a.house !== '' && b.house !== '';
  if (!isSameStreet(a, b, bothHouses ? SAME_HOUSE : SAME_STREET)) return 7;
  return bothHouses ? 4 : 5;
}

function compareBySound(a: AddressParts, b: AddressParts): number {
  const { ofA, ofB, words, nearly } = sharedPlaces(a.places, b.places);
  const [lengthA, lengthB] = [a.places.length, b.places.length];
  const [shared, shorter] = lengthA <= lengthB ? [ofA, lengthA] : [ofB, lengthB];
  const sameHouse = a.house !== '' && a.house === b.house;
  // Beside the same house number one name may be mistyped.
  const near = sameHouse && nearly ? 1 : 0;
  // Numbers alone make no street.
  if (words + near === 0 || shared + near < namesToShare(shorter) || haveOppositeDirections(a, b)) return 7;
  const allShared = a.unit === b.unit && ofA === lengthA && ofB === lengthB;
  if (differ(a.house, b.house)) return allShared && isMistypedNumber(a.house, b.house) ? 3 : 6;
  if (differ(a.unit, b.unit)) return 6;
  if (allShared && a.house === b.house) return 2;
  return sameHouse ? 4 : 5;
}

/** How many names of places two addresses must share, the shorter of which has this many: three in five, and two at least if there are two. */
export function namesToShare(shorter: number): number {
  return Math.max(SHARE * shorter, Math.min(2, shorter), 1);
}

const SHARE = 0.6;

function differ(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b;
}

/** The same address but for the spelling of its names. */
function isSpelledOtherwise(a: AddressParts, b: AddressParts): boolean {
  const count = a.names.length;
  if (a.house !== b.house || a.unit !== b.unit || a.frame !== b.frame || count !== b.names.length) return false;
  return count > 0 && sharedNameCount(a.names, b.names) === count;
}

function haveOppositeDirections(a: AddressParts, b: AddressParts): boolean {
  return a.directions.some((direction) => b.directions.includes(oppositeDirection(direction)!));
}

function isNearlySame(a: AddressParts, b: AddressParts): boolean {
  return boundedOsa(a.key, b.key, MOST_EDITS) <= MOST_EDITS || indelSimilarity(a.core, b.core) >= SIMILAR;
}

function isSameStreet(a: AddressParts, b: AddressParts, least: number): boolean {
  const shorter = Math.min(a.names.length, b.names.length);
  return sharedNameCount(a.names, b.names) >= namesToShare(shorter) || indelSimilarity(a.core, b.core) >= least;
}

/** One edit in a number of three digits and more that leads farther than to the house next door. */
function isMistypedNumber(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || boundedOsa(a, b, 1) > 1) return false;
  return Math.abs(Number.parseInt(a, 10) - Number.parseInt(b, 10)) >= NEXT_DOOR;
}

const NEXT_DOOR = 10;
