import type { AskedWhy } from './question.ts';
import { uncertaintyOf } from './uncertainty.ts';

/** What the urgency of a question depends on: nothing but the question itself. */
export interface Urgent {
  readonly asked: AskedWhy;
  /** Match weight of the pair in bits; null for questions without one. */
  readonly weight: number | null;
  /** Records that wait for the answer. */
  readonly records: number;
  /** Weight of the field, times the trust that the second voice has; 1 for questions that are not about a field. */
  readonly fieldWeight: number;
}

/**
 * `uncertainty x log2(records) x field weight`: a question about one pair counts once, one that twice as many records wait for
 * counts one more.
 */
export function urgencyOf({ asked, weight, records, fieldWeight }: Urgent): number {
  return inMillionths(uncertaintyOf(asked, weight) * Math.log2(Math.max(2, records)) * fieldWeight);
}

/** What customers are worth: how much they count in the queue. */
export interface Stakes {
  /** A customer worth this much counts twice; in the unit of the value field. */
  readonly highValue: number;
}

/**
 * `1 + log2(1 + worth / highValue)` of the most valuable customer that a question is about: 1 when none is worth anything, 2 at
 * `highValue`, 3 at three times as much. What is owed to a customer makes it worth nothing, not less.
 */
export function stakeOf(worths: readonly number[], { highValue }: Stakes): number {
  const most = Math.max(0, ...worths.filter(Number.isFinite));
  return inMillionths(1 + Math.log2(1 + most / highValue));
}

/** `urgency x stake`; the highest comes first. */
export function priorityOf(urgency: number, stake: number): number {
  return inMillionths(urgency * stake);
}

/** Coarse enough that the same question has the same place in the queue on any machine. */
function inMillionths(number: number): number {
  return Math.round(number * 1_000_000) / 1_000_000;
}
