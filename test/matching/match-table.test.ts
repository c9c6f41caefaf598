import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainPair } from '../../matching/explain/explain-pair.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { matchTable } from '../../matching/match-table.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import { arbitraryCustomers } from '../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../support/matching/customer-records.ts';
import {
  cannotLink,
  defaultMatchOptions,
  joinedPairs,
  matchCustomers,
  mustLink,
  tableOf,
  trainCustomers,
} from '../support/matching/match-customers.ts';

const profile = standardCustomerProfile();

describe('matching a table', () => {
  test('joins one customer across scripts and sources, and nobody else', () => {
    const result = matchCustomers([
      customer({ id: 1, source: 'sales', fields: { full_name: 'محمد رضایی', phone: '09121234567', city: 'تهران' } }),
      customer({ id: 2, source: 'tickets', fields: { full_name: 'Mohammad Rezaei', phone: '+98 912 123 4567' } }),
      customer({ id: 3, source: 'sales', fields: { full_name: 'سارا کریمی', phone: '09351112233', city: 'تهران' } }),
    ]);
    expect(result.clusters).toEqual([[1, 2]]);
    expect(result.edges).toHaveLength(1);
  });

  test('does not join a couple at one address with one landline', () => {
    const home = {
      phone: '02188776655',
      address: 'خیابان آزادی کوچه 5 پلاک 12',
      city: 'تهران',
      postcode: '1418765431',
    };
    const result = matchCustomers([
      customer({ id: 1, fields: { ...home, full_name: 'علی رضایی' } }),
      customer({ id: 2, fields: { ...home, full_name: 'مریم رضایی' } }),
    ]);
    expect(result.clusters).toEqual([]);
    expect(result.possibleMatches).toEqual([]);
  });

  test('does not join twins, who share family name, birth date, address and landline', () => {
    const home = {
      phone: '02188776655',
      address: 'خیابان آزادی کوچه 5 پلاک 12',
      city: 'تهران',
      birth_date: '1991-11-02',
    };
    const result = matchCustomers([
      customer({ id: 1, fields: { ...home, full_name: 'علی رضایی' } }),
      customer({ id: 2, fields: { ...home, full_name: 'حسین رضایی' } }),
    ]);
    expect(result.clusters).toEqual([]);
  });

  test('does not join two branches on phone and address', () => {
    const office = {
      phone: '02188776655',
      address: 'خیابان آزادی کوچه 5 پلاک 12',
      city: 'تهران',
      email: 'info@foolad.ir',
    };
    const result = matchCustomers([
      customer({ id: 1, kind: 'organisation', fields: { ...office, organisation_name: 'فولاد مبارکه شعبه شیراز' } }),
      customer({ id: 2, kind: 'organisation', fields: { ...office, organisation_name: 'فولاد مبارکه شعبه تبریز' } }),
    ]);
    expect(result.clusters).toEqual([]);
  });

  test('joins an organisation under two spellings whose contacts differ', () => {
    const result = matchCustomers([
      customer({
        id: 1,
        kind: 'organisation',
        fields: { organisation_name: 'شرکت فولاد مبارکه (سهامی عام)', phone: '02188776655', full_name: 'علی رضایی' },
      }),
      customer({
        id: 2,
        kind: 'organisation',
        fields: { organisation_name: 'فولاد مبارکه', phone: '02188776655', full_name: 'سارا کریمی' },
      }),
    ]);
    expect(result.clusters).toEqual([[1, 2]]);
  });

  test('never pairs a person with an organisation, whatever they share', () => {
    const same = { full_name: 'علی رضایی', phone: '09121234567', email: 'ali.rezaei@gmail.com' };
    const result = matchCustomers([
      customer({ id: 1, kind: 'person', fields: same }),
      customer({ id: 2, kind: 'organisation', fields: same }),
      customer({ id: 3, kind: null, fields: same }),
    ]);
    expect(result.statistics.candidatePairs).toBe(2);
    expect([...joinedPairs(result)]).not.toContain('1-2');
    expect(result.clusters).toHaveLength(1);
  });

  test('asks about two records that agree on everything but their valid national IDs', () => {
    const same = { full_name: 'علی رضایی', phone: '09121234567', email: 'ali.rezaei@gmail.com' };
    const result = matchCustomers([
      customer({ id: 1, fields: { ...same, national_id: '0499370899' } }),
      customer({ id: 2, fields: { ...same, national_id: '0084575948' } }),
    ]);
    expect(result.clusters).toEqual([]);
    expect(result.possibleMatches).toMatchObject([{ a: 1, b: 2, reason: 'hard_conflict' }]);
  });

  test('keeps the records of a duplicate-free source apart, also through a record of another source', () => {
    const same = { full_name: 'علی رضایی', phone: '09121234567', email: 'ali.rezaei@gmail.com' };
    const result = matchCustomers(
      [
        customer({ id: 1, source: 'erp', fields: same }),
        customer({ id: 2, source: 'erp', fields: same }),
        customer({ id: 3, source: 'sales', fields: same }),
      ],
      { profile: standardCustomerProfile(['erp']) },
    );
    expect([...joinedPairs(result)]).not.toContain('1-2');
    expect(result.clusters).toHaveLength(1);
    expect(result.possibleMatches).toMatchObject([{ reason: 'hard_conflict' }]);
  });

  test('a reception phone shared by many differently named customers joins nobody and brings no candidates', () => {
    const names = ['علی رضایی', 'سارا کریمی', 'محمد احمدی', 'زهرا موسوی', 'حسین نوری', 'مینا صادقی', 'رضا جعفری'];
    const records = names.map((full_name, i) => customer({ id: i + 1, fields: { full_name, phone: '02188776655' } }));
    const table = tableOf(records);
    const model = trainCustomers(records);
    expect(model.comparisons.find(({ field }) => field === 'phone')!.generic).toEqual(['+982188776655']);
    const result = matchTable(table, profile, model, defaultMatchOptions);
    expect(result.statistics.candidatePairs).toBe(0);
    expect(result.clusters).toEqual([]);
  });

  test('people win: a must-link joins against hard evidence and is reported', () => {
    const result = matchCustomers(
      [
        customer({ id: 1, fields: { full_name: 'علی رضایی', national_id: '0499370899' } }),
        customer({ id: 2, fields: { full_name: 'سارا کریمی', national_id: '0084575948' } }),
      ],
      { decisions: [mustLink(2, 1)] },
    );
    expect(result.clusters).toEqual([[1, 2]]);
    expect(result.contestedDecisions).toEqual([
      { decision: mustLink(1, 2), conflict: { reason: 'unique_identifier', field: 'national_id' } },
    ]);
  });

  test('a cannot-link separates the strongest pair, the rest stays, and nobody is asked about the two customers again', () => {
    const same = { full_name: 'علی رضایی', phone: '09121234567', email: 'ali.rezaei@gmail.com' };
    const records = [1, 2, 3].map((id) => customer({ id, fields: same }));
    const result = matchCustomers(records, { decisions: [cannotLink(1, 2)] });
    expect(joinedPairs(result).size).toBe(1);
    expect(result.possibleMatches).toEqual([]);
  });

  test('a field with blocking off brings no candidates', () => {
    const records = [1, 2].map((id) => customer({ id, fields: { phone: '09121234567' } }));
    expect(matchCustomers(records).statistics.candidatePairs).toBe(1);
    expect(matchCustomers(records, { fields: { phone: { blocking: false } } }).statistics.candidatePairs).toBe(0);
  });

  test('reports progress up to the last record', () => {
    const seen: number[] = [];
    const records = Array.from({ length: 5000 }, (_, i) => customer({ id: i + 1, fields: {} }));
    const model = trainCustomers([]);
    matchCustomers(records, { model, onProgress: (done, total) => seen.push(done, total) });
    expect(seen).toEqual([2500, 5000, 5000, 5000]);
    matchCustomers([], { model, onProgress: (done, total) => seen.push(done, total) });
    expect(seen.slice(4)).toEqual([0, 0]);
  });

  test('refuses a model that was made for other fields', () => {
    const table = tableOf([customer({ id: 1, fields: {} })]);
    const model = trainCustomers([]);
    const other = { ...model, comparisons: model.comparisons.slice(1) };
    expect(() => matchTable(table, profile, other, defaultMatchOptions)).toThrow('other fields');
  });
});

describe('properties of matching', () => {
  const worlds = arbitraryCustomers(9);

  test('the result does not depend on the order of records or decisions', () => {
    const shuffled = worlds.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        const decisions = [cannotLink(1, 2), mustLink(2, 3)];
        const result = matchCustomers(other, { decisions: decisions.toReversed() });
        expect(result).toEqual(matchCustomers(records, { decisions }));
      }),
      { numRuns: 60 },
    );
  });

  test('records that contradict each other never end in one cluster', () => {
    fc.assert(
      fc.property(worlds, (records) => {
        const model = trainCustomers(records);
        const byId = new Map(records.map((record) => [Number(record.id), record]));
        for (const joined of joinedPairs(matchCustomers(records, { model }))) {
          const [a, b] = joined.split('-').map((id) => byId.get(Number(id))!) as [NormalizedRecord, NormalizedRecord];
          expect(explainPair(a, b, profile, model).hardConflict).toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('one more cannot-link never joins two records that were apart', () => {
    const id = fc.integer({ min: 1, max: 9 });
    const decisions = fc.array(
      fc.tuple(fc.boolean(), id, id).map(([must, a, b]) => (must ? mustLink(a, b) : cannotLink(a, b))),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(worlds, decisions, id, id, (records, before, a, b) => {
        const model = trainCustomers(records);
        const earlier = joinedPairs(matchCustomers(records, { model, decisions: before }));
        const later = joinedPairs(matchCustomers(records, { model, decisions: [...before, cannotLink(a, b)] }));
        for (const joined of later) expect(earlier).toContain(joined);
        if (a !== b) expect(later).not.toContain(`${Math.min(a, b)}-${Math.max(a, b)}`);
      }),
      { numRuns: 100 },
    );
  });

  test('every edge says what explain says, in both directions, and sums exactly to the weight shown', () => {
    fc.assert(
      fc.property(worlds, (records) => {
        const model = trainCustomers(records);
        const byId = new Map(records.map((record) => [record.id, record]));
        const result: MatchResult = matchCustomers(records, { model });
        for (const edge of result.edges) {
          const evidence = explainPair(byId.get(edge.a)!, byId.get(edge.b)!, profile, model);
          expect(evidence).toEqual(explainPair(byId.get(edge.b)!, byId.get(edge.a)!, profile, model));
          expect([evidence.a, evidence.b, evidence.weight]).toEqual([edge.a, edge.b, edge.weight]);
          const bits = evidence.comparisons.map((comparison) => comparison.bits);
          expect(bits.reduce((sum, value) => sum + value, evidence.prior)).toBe(evidence.weight);
          expect(bits.reduceRight((sum, value) => sum + value, evidence.prior)).toBe(evidence.weight);
          expect(edge.levels.filter((level) => level >= 0)).toHaveLength(bits.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
