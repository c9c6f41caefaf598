import { boundedOsa } from '../../text/edit-distance.ts';
import { indelSimilarity } from '../../text/indel-similarity.ts';
import { sharedTokenCount } from '../../text/tokens.ts';
import type { AddressParts } from './address-parts.ts';

/** Edits, and similarity of the sorted words without frames, up to and from which two addresses are `similar`. */
export const MOST_EDITS = 2;
export const SIMILAR = 0.9;
/** Similarity of the sorted words from which two addresses name one street, and the same where they have the same house number. */
export const SAME_STREET = 0.8;
export const SAME_HOUSE = 0.7;

/** Level of two different addresses; see `address.ts` for what each level means. */
export function compareAddresses(a: AddressParts, b: AddressParts): number {
  if (a.sorted === b.sorted) return 1;
  const otherUnit = a.unit !== '' && b.unit !== '' && a.unit !== b.unit;
  const bothHouses = a.house !== '' && b.house !== '';
  if (otherUnit || (bothHouses && a.house !== b.house)) {
    if (!otherUnit && a.withoutHouse === b.withoutHouse && isMistypedNumber(a.house, b.house)) return 2;
    return isSameStreet(a, b, SAME_STREET) ? 5 : 6;
  }
  if (a.house === b.house && isNearlySame(a, b)) return 2;
  if (!isSameStreet(a, b, bothHouses ? SAME_HOUSE : SAME_STREET)) return 6;
  return bothHouses ? 3 : 4;
}

/** How many names of places two addresses must share, the shorter of which has this many: three in five, and two at least if there are two. */
export function namesToShare(shorter: number): number {
  return Math.max(SHARE * shorter, Math.min(2, shorter), 1);
}

const SHARE = 0.6;

function isNearlySame(a: AddressParts, b: AddressParts): boolean {
  return boundedOsa(a.key, b.key, MOST_EDITS) <= MOST_EDITS || indelSimilarity(a.core, b.core) >= SIMILAR;
}

function isSameStreet(a: AddressParts, b: AddressParts, least: number): boolean {
  const shorter = Math.min(a.names.length, b.names.length);
  return sharedTokenCount(a.names, b.names) >= namesToShare(shorter) || indelSimilarity(a.core, b.core) >= least;
}

/** One edit in a number of three digits and more that leads farther than to the house next door. */
function isMistypedNumber(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || boundedOsa(a, b, 1) > 1) return false;
  return Math.abs(Number.parseInt(a, 10) - Number.parseInt(b, 10)) >= NEXT_DOOR;
}

const NEXT_DOOR = 10;
