import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedFields } from '../../../matching/compared-fields.ts';
import type { Evidence } from '../../../matching/evidence.ts';
import { explainPair } from '../../../matching/explain/explain-pair.ts';
import { toSourceName } from '../../../matching/ids.ts';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import { indexContent } from '../../../matching/incremental/index-content.ts';
import type { MatchOptions } from '../../../matching/match-options.ts';
import type { MatchResult } from '../../../matching/match-result.ts';
import { matchTable } from '../../../matching/match-table.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { createRecordQuery, QUERY } from '../../../matching/on-demand/record-query.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';
import type { Profile } from '../../../matching/profile.ts';
import { oddsInBits } from '../../../matching/scoring/bits.ts';
import { genericOf } from '../../../matching/scoring/without-generic-values.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { entriesOf } from '../../support/matching/entries-of.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const model = trainCustomers(fc.sample(arbitraryCustomers(300), { numRuns: 1, seed: 5 })[0]!);
const thresholds = { link: 0.6, review: 0.05 };
const floor = oddsInBits(thresholds.review);

/** A full match of some records, and queries against it. */
interface Matched {
  readonly result: MatchResult;
  /** Stored records, by id, that a key brings which makes a block. */
  readonly candidatesOf: (record: NormalizedRecord) => ReadonlySet<number>;
  readonly find: (record: NormalizedRecord) => readonly Evidence[];
}

function matched(
  records: readonly NormalizedRecord[],
  profile: Profile,
  limits: Partial<MatchOptions['limits']> = {},
): Matched {
  const options: MatchOptions = {
    decisions: [],
    thresholds,
    limits: { clusterSize: 50, blockSize: 80, pairsPerRecord: 3, ...limits },
  };
  const table = tableOf(records, profile);
  const rules = planRules(comparedFields(profile), options);
  const { segment, counts } = indexContent(table, genericOf(model), rules);
  const query = createRecordQuery(profile, model, options, counts);
  const pack = createPacker(profile);
  const membersOf = new Map<string, number[]>();
  const entries = entriesOf(segment);
  for (let at = 0; at < entries.length; at += 3) {
    const [high, low, record] = entries.subarray(at, at + 3);
    membersOf.set(`${high} ${low}`, [...(membersOf.get(`${high} ${low}`) ?? []), record!]);
  }
  const candidatesOf = (record: NormalizedRecord): ReadonlySet<number> => {
    const { length, high, low } = query.keysOf(pack(record));
    const found = new Set<number>();
    for (let key = 0; key < length; key++) {
      const members = membersOf.get(`${high[key]} ${low[key]}`) ?? [];
      if (query.brings(low[key]!, members.length)) for (const member of members) found.add(member);
    }
    return found;
  };
  return {
    result: matchTable(table, profile, model, options),
    candidatesOf,
    find: (record) => {
      const ids = candidatesOf(record);
      const candidates = records
        .filter(({ id }) => ids.has(id))
        .map((each) => ({ record: each.id, source: each.source, data: pack(each) }));
      return query.find(pack(record), query.keysOf(pack(record)), candidates, floor);
    },
  };
}

describe('a record that is asked about', () => {
  test('has all edges that a full match gives it, with their weights', async () => {
    let edges = 0;
    fc.assert(
      fc.property(
        arbitraryCustomers(24),
        fc.record({
          blockSize: fc.integer({ min: 3, max: 20 }),
          pairsPerRecord: fc.constantFrom(0.5, 1, 3),
          leastPairs: fc.integer({ min: 0, max: 40 }),
        }),
        fc.constantFrom<string[]>([], ['sales']),
        (records, limits, duplicateFree) => {
          const profile = standardCustomerProfile(duplicateFree);
          const { result, find } = matched(records, profile, limits);
          for (const record of records) {
            const weights = new Map(find(record).map(({ b, weight }) => [b, weight]));
            for (const { a, b, weight } of result.edges) {
              if (a !== record.id && b !== record.id) continue;
              expect(weights.get(a === record.id ? b : a)).toBe(weight);
              edges++;
            }
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(edges).toBeGreaterThan(100);
  });

  test('has the evidence of the pair, from the strongest down', () => {
    const records = fc.sample(arbitraryCustomers(24), { numRuns: 1, seed: 11 })[0]!;
    const profile = standardCustomerProfile();
    const { find } = matched(records, profile);
    const byId = new Map(records.map((record) => [record.id, record]));
    let told = 0;
    for (const record of records) {
      const found = find(record);
      const asked = { ...record, id: QUERY, source: toSourceName('') };
      for (const evidence of found) expect(evidence).toEqual(explainPair(asked, byId.get(evidence.b)!, profile, model));
      expect(found.map(({ weight }) => weight)).toEqual(found.map(({ weight }) => weight).sort((x, y) => y - x));
      told += found.length;
    }
    expect(told).toBeGreaterThan(records.length);
  });

  const ali = customer({
    id: 1,
    source: 'sales',
    fields: { full_name: 'علی رضایی', birth_date: '1980-03-21', email: 'ali.rezaei@gmail.com', phone: '09121234567' },
  });

  test('is found in a source that is free of duplicates', () => {
    const { find } = matched([ali], standardCustomerProfile(['sales']));
    expect(find(ali)).toMatchObject([{ a: QUERY, b: 1, hardConflict: null }]);
  });

  test('of the other kind is nobody, and one without anything to compare has no keys', () => {
    const { find, candidatesOf } = matched([ali], standardCustomerProfile());
    expect(candidatesOf({ ...ali, kind: 'organisation' })).toEqual(new Set([1]));
    expect(find({ ...ali, kind: 'organisation' })).toEqual([]);
    expect(candidatesOf({ ...ali, fields: {} })).toEqual(new Set());
  });

  test('is not led to others by a key that makes no block', () => {
    const many = Array.from({ length: 9 }, (_, i) => customer({ id: i + 1, fields: { phone: '09121234567' } }));
    expect(matched(many, standardCustomerProfile(), { blockSize: 9 }).candidatesOf(many[0]!).size).toBe(9);
    expect(matched(many, standardCustomerProfile(), { blockSize: 8 }).candidatesOf(many[0]!).size).toBe(0);
  });
});
