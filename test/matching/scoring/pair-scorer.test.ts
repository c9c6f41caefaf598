import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { trainModel } from '../../../matching/scoring/train-model.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();

describe('scoring pairs', () => {
  test('is symmetric, and giving up early never loses a pair that reaches the floor', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), fc.integer({ min: -10, max: 20 }), (records, floor) => {
        const table = tableOf(records);
        const scorer = createPairScorer(table, trainModel(table, profile));
        for (let a = 0; a < table.size; a++) {
          for (let b = 0; b < a; b++) {
            const weight = scorer.weigh(a, b, Number.NEGATIVE_INFINITY);
            expect(scorer.weigh(b, a, Number.NEGATIVE_INFINITY)).toBe(weight);
            expect(scorer.weigh(a, b, floor)).toBe(weight >= floor ? weight : Number.NEGATIVE_INFINITY);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a rare value says more than a common one, whatever the level of the rest', () => {
    const crowd = Array.from({ length: 40 }, (_, i) =>
      customer({ id: i + 1, fields: { full_name: i < 38 ? 'محمد محمدی' : 'شهریار بهرام‌پور' } }),
    );
    const table = tableOf(crowd);
    const { weigh } = createPairScorer(table, trainModel(table, profile));
    expect(weigh(38, 39, -100)).toBeGreaterThan(weigh(0, 1, -100) + 4);
  });

  test('of several values the best pair counts, an own one before a shared one', () => {
    const table = tableOf([
      customer({ id: 1, fields: { full_name: 'علی رضایی', phone: ['02188776655', '09121234567'] } }),
      customer({ id: 2, fields: { full_name: 'علی رضایی', phone: ['09121234567', '02188776655'] } }),
      customer({ id: 3, fields: { full_name: 'سارا کریمی', phone: '02188776655' } }),
      customer({ id: 4, fields: { full_name: 'علی رضایی', phone: '02188776655' } }),
    ]);
    const { weigh, findings } = createPairScorer(table, trainModel(table, profile));
    const phone = table.columns.findIndex(({ field }) => field.name === 'phone');
    weigh(0, 1, -100);
    expect([findings.levels[phone], findings.viaShared[phone]]).toEqual([0, 0]);
    weigh(0, 3, -100);
    expect([findings.levels[phone], findings.viaShared[phone]]).toEqual([0, 1]);
  });
});
