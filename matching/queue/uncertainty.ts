import { probabilityOfBits } from '../scoring/bits.ts';
import type { AskedWhy } from './question.ts';

/**
 * How far from known the answer is: its entropy in bits, 1 where both answers are as likely and 0 where one is certain.
 *
 * @param weight match weight of the pair in bits; null for questions without one
 */
export function uncertaintyOf(asked: AskedWhy, weight: number | null): number {
  return entropy(chanceOfChange(asked, weight));
}

/** Binary entropy (Shannon 1948). */
function entropy(chance: number): number {
  if (chance <= 0 || chance >= 1) return 0;
  return -chance * Math.log2(chance) - (1 - chance) * Math.log2(1 - chance);
}

/**
 * Chance that a person wants it otherwise than it is now. For pairs it comes from their evidence; for the rest nothing is
 * measured, and the numbers only put kinds of questions in an order.
 */
function chanceOfChange(asked: AskedWhy, weight: number | null): number {
  const same = weight === null ? EVEN : probabilityOfBits(weight);
  switch (asked.reason) {
    case 'below_link_threshold':
      return same;
    case 'weak_bridge':
      return same * EVEN;
    case 'hard_conflict':
      return same * WRONG_IDENTIFIER;
    case 'oversized':
    case 'incoherent':
    case 'shared':
    case 'vanished':
    case 'cannot_link':
    case 'disputed':
    case 'merges':
    case 'splits':
    case 'retired':
    case 'critical_fields':
    case 'largest_cluster':
    case 'new_junk':
      return EVEN;
    case 'unique':
    case 'critical':
    case 'pin_contested':
      return OFTEN;
    case 'unique_identifier':
    case 'party_kind':
    case 'duplicate_free_source':
    case 'pin_rejected':
    case 'pin_superseded':
      return SELDOM;
    case 'pin_agreed':
    case 'pin_expired':
      return HARDLY;
    default:
      return asked satisfies never;
  }
}

/** Nobody knows. */
const EVEN = 0.5;
const OFTEN = 0.25;
const SELDOM = 0.1;
const HARDLY = 0.02;
/** Of two records that agree otherwise, one has the identifier of somebody else. */
const WRONG_IDENTIFIER = 0.05;
