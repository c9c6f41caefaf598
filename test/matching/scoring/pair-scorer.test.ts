import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { oddsInBits, probabilityOfBits } from '../../../matching/scoring/bits.ts';
import { createPairScorer, type PairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const { records: crowd } = generatedCustomers(150);
const learned = trainCustomers(crowd);

/** A scorer of records, under a model of their own unless given. */
const scorerOf = (records: readonly NormalizedRecord[], model = trainCustomers(records)): PairScorer =>
  createPairScorer(tableOf(records), model);

/** Level by field of the last weighed pair. */
function levelsOf({ comparisons, findings }: PairScorer): Record<string, string> {
  return Object.fromEntries(
    comparisons.flatMap(({ field, type }, k) => {
      const level = type.levels[findings.levels[k]!];
      return level === undefined ? [] : [[field.name, level.name]];
    }),
  );
}

/** Symmetry, and that the filter never loses a pair that reaches the floor. */
function checkWeights({ weigh, table, findings, filter }: PairScorer, floor: number): void {
  for (let a = 0; a < table.size; a++) {
    const others = Int32Array.from({ length: table.size - 1 }, (_, row) => (row < a ? row : row + 1));
    const reaching = [...others].filter((b) => {
      const weight = weigh(a, b);
      const [levels, bits] = [[...findings.levels], [...findings.bits()]];
      expect(weigh(b, a)).toBe(weight);
      expect([[...findings.levels], [...findings.bits()]]).toEqual([levels, bits]);
      return weight >= floor;
    });
    const candidates = others.slice();
    const kept = [...candidates.subarray(0, filter(a, candidates, floor))];
    expect(kept).toEqual(expect.arrayContaining(reaching));
    expect(kept).toEqual(kept.toSorted((x, y) => x - y));
    expect([...others]).toEqual(expect.arrayContaining(kept));
  }
}

describe('scoring pairs', () => {
  test('is symmetric, and its filter never loses a pair that reaches the floor', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), fc.integer({ min: -10, max: 20 }), (records, floor) => {
        checkWeights(scorerOf(records), floor);
      }),
      { numRuns: 40 },
    );
  });

  test('the same under a model that has learned', () => {
    const scorer = scorerOf(crowd.slice(0, 35), learned);
    for (const floor of [-8, 0, oddsInBits(0.99)]) checkWeights(scorer, floor);
  });

  test('the filter drops nearly all that does not reach the floor', () => {
    const { table, filter, weigh } = scorerOf(crowd, learned);
    let below = 0;
    let kept = 0;
    for (let a = 0; a < table.size; a++) {
      const others = Int32Array.from({ length: a }, (_, row) => row);
      const reaching = others.filter((b) => weigh(a, b) >= 0).length;
      below += a - reaching;
      kept += filter(a, others, 0) - reaching;
    }
    expect(kept / below).toBeLessThan(0.01);
  });

  test('the weight is the prior and the bits of every comparison, exactly', () => {
    const scorer = scorerOf(crowd, learned);
    for (let a = 1; a < scorer.table.size; a++) {
      const weight = scorer.weigh(a - 1, a);
      const { levels } = scorer.findings;
      const bits = scorer.findings.bits();
      expect(bits.reduce((sum, each) => sum + each, scorer.prior)).toBe(weight);
      for (const [k, level] of levels.entries()) if (level < 0) expect(bits[k]).toBe(0);
    }
  });

  test('classes sum to one, and same and moved are what the weight says', () => {
    fc.assert(
      fc.property(arbitraryCustomers(6), (records) => {
        const scorer = scorerOf(records, learned);
        const weight = scorer.weigh(0, 1);
        const { same, moved, household, unrelated } = scorer.classes();
        expect(same + moved + household + unrelated).toBeCloseTo(1, 10);
        expect(same + moved).toBeCloseTo(probabilityOfBits(weight), 2);
      }),
      { numRuns: 60 },
    );
  });

  test('a rare value says more than a common one, whatever the level of the rest', () => {
    const [common, rare] = ['محمد محمدی', 'شهریار بهرام‌پور'] as const;
    const people = Array.from({ length: 39 }, (_, i) => {
      const birth_date = `${1940 + i}-0${1 + (i % 9)}-1${i % 8}`;
      return customer({ id: i + 1, fields: { full_name: i < 38 ? common : rare, birth_date } });
    });
    const names = [common, common, rare, rare].map((full_name, i) => customer({ id: i + 1, fields: { full_name } }));
    const { weigh } = scorerOf(names, trainCustomers(people));
    expect(weigh(2, 3)).toBeGreaterThan(weigh(0, 1) + 2);
  });

  test('of several values the best pair counts, of common ones the rarest', () => {
    const callers = ['مریم نوری', 'حسن کاظمی', 'زهرا صادقی', 'داریوش فروغی', 'لیلا بهرامی'];
    const hotline = callers.map((full_name, i) =>
      customer({ id: i + 10, fields: { full_name, phone: '02188776655' } }),
    );
    const scorer = scorerOf([
      customer({ id: 1, fields: { phone: ['02188776655', '09121234567'] } }),
      customer({ id: 2, fields: { phone: ['09121234567', '02188776655'] } }),
      customer({ id: 3, fields: { phone: '02188776655' } }),
      customer({ id: 4, fields: { phone: ['09351112233', '09121234568'] } }),
      ...hotline,
    ]);
    const both = scorer.weigh(0, 1);
    expect(levelsOf(scorer)).toEqual({ phone: 'exact' });
    expect(both).toBeGreaterThan(scorer.weigh(0, 2));
    scorer.weigh(0, 3);
    expect(levelsOf(scorer)).not.toEqual({ phone: 'exact' });
    const best = levelsOf(scorer);
    scorer.weigh(2, 3);
    expect(levelsOf(scorer)).not.toEqual(best);
  });

  test('finds names that are exchanged, also misspelt, but not where one is in its place', () => {
    const person = (id: number, given_name: string, family_name: string) =>
      customer({ id, fields: { given_name, family_name } });
    const scorer = scorerOf([
      person(1, 'کاظم', 'بهرامی'),
      person(2, 'بهرامی', 'کاظم'),
      person(3, 'بهرامی', 'کاضم'),
      person(4, 'کاظم', 'کاظم'),
    ]);
    scorer.weigh(0, 1);
    expect(levelsOf(scorer)).toEqual({ given_name: 'swapped' });
    scorer.weigh(0, 2);
    expect(levelsOf(scorer)).toEqual({ given_name: 'swapped' });
    scorer.weigh(0, 3);
    expect(levelsOf(scorer)).toMatchObject({ given_name: 'exact' });
  });
});

describe('weighing groups', () => {
  test('is symmetric and does not depend on the order of rows', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), fc.integer({ min: 1, max: 7 }), (records, cut) => {
        const { weighGroups, table } = scorerOf(records, learned);
        const rows = Array.from({ length: table.size }, (_, row) => row);
        const split = Math.min(cut, rows.length - 1);
        const [a, b] = [rows.slice(0, split), rows.slice(split)];
        const weight = weighGroups(a, b);
        expect(weighGroups(b, a)).toBe(weight);
        expect(weighGroups(a.toReversed(), b.toReversed())).toBe(weight);
      }),
      { numRuns: 100 },
    );
  });

  test('of two single rows is the weight of the pair', () => {
    const { weigh, weighGroups, table } = scorerOf(crowd, learned);
    for (let row = 1; row < table.size; row++) {
      expect(weighGroups([row - 1], [row])).toBeCloseTo(weigh(row - 1, row), 1);
    }
  });

  test('counts what some row of the one shares with some row of the other', () => {
    const scorer = scorerOf([
      customer({ id: 1, fields: { full_name: 'شهریار بهرامی', phone: '09121234567' } }),
      customer({ id: 2, fields: { full_name: 'شهریار بهرامی', email: 'bahrami@gmail.com' } }),
      customer({ id: 3, fields: { phone: '09121234567', email: 'other@gmail.com' } }),
    ]);
    const pair = scorer.weigh(1, 2);
    expect(scorer.weighGroups([0, 1], [2])).toBeGreaterThan(pair);
  });
});
