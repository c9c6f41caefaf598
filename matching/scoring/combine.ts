import { quantizeDown } from './bits.ts';
import type { EvidenceRole } from './evidence-role.ts';

/** What the comparisons of one pair found; parallel arrays, one entry per comparison. */
export interface PairFindings {
  /** Level index; -1 where the comparison does not apply. */
  readonly levels: Int8Array;
  /** Bits of the level on its own; `combine` makes them the bits that count. */
  readonly bits: Float64Array;
  /** 1 where the values agree on something that differently named records share. */
  readonly viaShared: Uint8Array;
}

/** How far below even odds a household or an office alone brings a pair at most. */
const PLACE_MARGIN = 2;

/** How far above even odds two agreeing contacts bring two differently named records at most: a question, never a link. */
const ASK_MARGIN = 1;

/** Most bits that a different place speaks against: people and companies move, and a move changes all of it at once. */
export const MOST_AGAINST_PLACE = 4;

/** Most bits that everything which a household or an office shares may bring: it makes up for the prior, short of a margin. */
export function placeCap(prior: number): number {
  return Math.max(0, -prior - PLACE_MARGIN);
}

/**
 * Turns the bits of single comparisons into bits that may be added up, in place, and returns their sum with the prior.
 *
 * Evidence is not independent. Whoever lives or works together shares surname, address, landline, mail domain. So
 * - agreements on the place, on affiliations, on shared contacts, and inexact ones on contacts together bring at most
 *   `placeCap`; beyond it each is scaled by the same factor;
 * - when the names differ, all that people under one roof may share (every contact, birth dates of twins, other traits)
 *   counts as such an agreement: only an identifier can then join the two. Two contacts of different kinds that agree are
 *   worth a question all the same, because a name may be misread or changed;
 * - disagreements on the place together speak against with at most `MOST_AGAINST_PLACE` bits;
 * - affiliations never speak against.
 */
export function combine(prior: number, roles: readonly (EvidenceRole | null)[], findings: PairFindings): number {
  const { levels, bits } = findings;
  const names = nameBits(roles, findings);
  const differ = names < 0;
  let contacts = 0;
  let sharable = 0;
  let against = 0;
  for (let i = 0; i < roles.length; i++) {
    if (levels[i]! < 0) continue;
    if (bits[i]! > 0) {
      if (roles[i] === 'contact' && levels[i] === 0) contacts++;
      if (isSharable(roles[i]!, i, findings, differ)) sharable += bits[i]!;
    } else if (roles[i] === 'place') {
      against += bits[i]!;
    } else if (roles[i] === 'affiliation') {
      bits[i] = 0;
    }
  }
  const cap = differ && contacts > 1 ? askCap(prior, names) : placeCap(prior);
  const scaleFor = sharable > cap ? cap / sharable : 1;
  const scaleAgainst = against < -MOST_AGAINST_PLACE ? MOST_AGAINST_PLACE / -against : 1;
  let weight = prior;
  for (let i = 0; i < roles.length; i++) {
    if (levels[i]! < 0) continue;
    if (bits[i]! > 0) {
      if (scaleFor < 1 && isSharable(roles[i]!, i, findings, differ)) bits[i] = quantizeDown(bits[i]! * scaleFor);
    } else if (scaleAgainst < 1 && roles[i] === 'place') {
      bits[i] = quantizeDown(bits[i]! * scaleAgainst);
    }
    weight += bits[i]!;
  }
  return weight;
}

/** Different names at two contacts of different kinds (phone and e-mail): as far above even odds as it takes to ask a person. */
function askCap(prior: number, names: number): number {
  return Math.max(placeCap(prior), -prior - names + ASK_MARGIN);
}

function nameBits(roles: readonly (EvidenceRole | null)[], { levels, bits }: PairFindings): number {
  let sum = 0;
  for (let i = 0; i < roles.length; i++) if (levels[i]! >= 0 && isName(roles[i]!)) sum += bits[i]!;
  return sum;
}

function isName(role: EvidenceRole | null): boolean {
  return role === 'person_name' || role === 'organisation_name' || role === 'name_part';
}

function isSharable(role: EvidenceRole | null, i: number, findings: PairFindings, differ: boolean): boolean {
  switch (role) {
    case 'place':
    case 'affiliation':
      return true;
    case 'contact':
      return differ || findings.levels[i]! > 0 || findings.viaShared[i] === 1;
    case 'trait':
      return differ;
    default:
      return false;
  }
}
