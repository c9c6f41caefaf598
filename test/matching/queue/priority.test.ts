import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priorityOf, stakeOf, type Urgent, urgencyOf } from '../../../matching/queue/priority.ts';
import type { AskedWhy } from '../../../matching/queue/question.ts';
import { uncertaintyOf } from '../../../matching/queue/uncertainty.ts';

const possible = (reason: Extract<AskedWhy, { kind: 'possible_match' }>['reason']): AskedWhy => ({
  kind: 'possible_match',
  reason,
});
const below = possible('below_link_threshold');

describe('uncertainty', () => {
  test('is highest at even odds, the same on both sides, and falls with the evidence', () => {
    expect(uncertaintyOf(below, 0)).toBe(1);
    expect(uncertaintyOf(below, 3)).toBeCloseTo(uncertaintyOf(below, -3), 12);
    const bits = [0, 1, 2, 4, 8, 16, 60, 2000];
    const doubts = bits.map((weight) => uncertaintyOf(below, weight));
    expect(doubts).toEqual(doubts.toSorted((a, b) => b - a));
    expect(doubts.at(-1)).toBe(0);
  });

  test('is the entropy of the probability', () => {
    // 3 bits are odds of 8 to 1.
    expect(uncertaintyOf(below, 3)).toBeCloseTo(-(8 / 9) * Math.log2(8 / 9) - (1 / 9) * Math.log2(1 / 9), 12);
  });

  test('stays where strong evidence meets a rule: more with a weak bridge than with a forbidden pair', () => {
    expect(uncertaintyOf(possible('weak_bridge'), 30)).toBeCloseTo(1, 6);
    const forbidden = uncertaintyOf(possible('hard_conflict'), 30);
    expect(forbidden).toBeGreaterThan(0.2);
    expect(forbidden).toBeLessThan(0.5);
  });

  test('of decisions: those that contradict each other before those that evidence contradicts', () => {
    const of = (reason: Extract<AskedWhy, { kind: 'contested_decision' }>['reason']) =>
      uncertaintyOf({ kind: 'contested_decision', reason }, null);
    expect(of('cannot_link')).toBe(1);
    expect(of('pin_contested')).toBeLessThan(of('cannot_link'));
    expect(of('unique_identifier')).toBeLessThan(of('pin_contested'));
    expect(of('pin_agreed')).toBeLessThan(of('unique_identifier'));
    expect(of('pin_agreed')).toBeGreaterThan(0);
  });
});

describe('priority', () => {
  const pair: Urgent = { asked: below, weight: 0, records: 2, fieldWeight: 1 };

  test('grows with the records that wait, one for each doubling', () => {
    expect(urgencyOf(pair)).toBe(1);
    expect(urgencyOf({ ...pair, records: 1 })).toBe(1);
    expect(urgencyOf({ ...pair, records: 8 })).toBe(3);
  });

  test('grows with the weight of the field', () => {
    const critical: Urgent = { ...pair, asked: { kind: 'contradiction', reason: 'critical' }, weight: null };
    expect(urgencyOf({ ...critical, fieldWeight: 3 })).toBeCloseTo(3 * urgencyOf(critical), 5);
  });

  test('doubles for a customer of high value', () => {
    const stakes = { highValue: 500 };
    expect([[], [0], [-900], [Number.NaN], [500], [20, 1500, -3]].map((worths) => stakeOf(worths, stakes))).toEqual([
      1, 1, 1, 1, 2, 3,
    ]);
    expect(priorityOf(urgencyOf(pair), stakeOf([500], stakes))).toBe(2 * priorityOf(urgencyOf(pair), 1));
  });

  test('is never negative, never more than its parts allow', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (weight, records, worth) => {
          const stake = stakeOf([worth], { highValue: 1000 });
          const priority = priorityOf(urgencyOf({ ...pair, weight, records }), stake);
          expect(priority).toBeGreaterThanOrEqual(0);
          expect(priority).toBeLessThanOrEqual(Math.log2(Math.max(2, records)) * stake + 1e-3);
        },
      ),
    );
  });
});
