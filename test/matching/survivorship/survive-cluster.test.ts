import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GoldenRecord, Provenance } from '../../../matching/golden-record.ts';
import { type FieldName, toFieldName, toSourceName } from '../../../matching/ids.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { SurvivorshipRule } from '../../../matching/survivorship/rule.ts';
import { surviveCluster } from '../../../matching/survivorship/survive-cluster.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';

const standard = standardCustomerProfile();
const name = toFieldName('full_name');

/** The standard profile with other rules for some fields. */
function withRules(rules: Readonly<Record<string, readonly SurvivorshipRule[]>>): Profile {
  return {
    ...standard,
    fields: standard.fields.map((field) => ({ ...field, survivorship: rules[field.name] ?? field.survivorship })),
  };
}

function survive(
  members: readonly NormalizedRecord[],
  rules: Readonly<Record<string, readonly SurvivorshipRule[]>> = {},
): GoldenRecord & { readonly of: (field: string) => Provenance | undefined } {
  const golden = surviveCluster(members, withRules(rules));
  return { ...golden, of: (field) => golden.provenance[toFieldName(field)] };
}

const named = (id: number, full_name: string, more: Partial<Parameters<typeof customer>[0]> = {}): NormalizedRecord =>
  customer({ id, ...more, fields: { full_name, ...more.fields } });

describe('golden records', () => {
  test('serve the only value there is and say so', () => {
    const { fields, of } = survive([named(1, 'علی رضایی'), customer({ id: 2, fields: { phone: '09121234567' } })]);
    expect(fields[name]).toBe('علی رضایی');
    expect(of('full_name')).toEqual({
      winners: [{ value: 'علی رضایی', record: 1, status: 'unverified' }],
      rule: 'only',
      losers: [],
    });
    expect(fields[toFieldName('phone')]).toEqual(['+989121234567']);
  });

  test('list every losing value with its reason', () => {
    const { of } = survive(
      [
        named(1, 'علی رضایی', { updatedAt: '2024-03-01T00:00:00Z' }),
        named(2, 'علي رضايي', { updatedAt: '2024-02-01T00:00:00Z' }),
        named(3, 'علی رضایی‌نژاد', { updatedAt: '2024-01-01T00:00:00Z' }),
        named(4, 'تست'),
      ],
      { full_name: [{ rule: 'most_recent' }] },
    );
    expect(of('full_name')!.rule).toBe('most_recent');
    expect(of('full_name')!.losers.map(({ record, reason }) => [record, reason])).toEqual([
      [2, 'same'],
      [3, 'rule'],
      [4, 'status'],
    ]);
  });

  test('never serve junk or invalid values, not even alone', () => {
    const { fields, of } = survive([customer({ id: 1, fields: { phone: '0000000000', national_id: '1111111111' } })]);
    expect(fields).toEqual({});
    expect(of('national_id')).toMatchObject({ winners: [], losers: [{ record: 1, reason: 'status' }] });
  });

  test('break ties by validity, then by the order of records, and mark it', () => {
    const members = [named(1, 'علی رضایی', { key: 'b' }), named(2, 'رضا کریمی', { key: 'a' })];
    expect(survive(members, { full_name: [{ rule: 'most_frequent' }] }).of('full_name')).toMatchObject({
      winners: [{ record: 2 }],
      rule: 'tie_break',
    });
  });

  test('never let a newer city alone beat an address', () => {
    const { fields } = survive([
      customer({
        id: 1,
        updatedAt: '2020-01-01T00:00:00Z',
        fields: { address: 'خیابان آزادی پلاک ۱۲', city: 'تهران' },
      }),
      customer({ id: 2, updatedAt: '2024-01-01T00:00:00Z', fields: { city: 'کرج' } }),
    ]);
    expect(fields[toFieldName('address')]).toBe('خیابان آزادی پلاک 12');
    expect(fields[toFieldName('city')]).toBe('تهران');
  });

  test('keep the fields of a group together, empty ones too', () => {
    const { fields, of } = survive([
      customer({
        id: 1,
        updatedAt: '2024-02-01T00:00:00Z',
        fields: { address: 'خیابان آزادی پلاک 12', city: 'تهران' },
      }),
      customer({
        id: 2,
        updatedAt: '2024-01-01T00:00:00Z',
        fields: { address: 'بلوار زند پلاک 5', city: 'شیراز', postcode: '7134567891' },
      }),
    ]);
    // The first rule of addresses is validity, which leaves both; the second is recency.
    expect(fields[toFieldName('city')]).toBe('تهران');
    expect(fields[toFieldName('postcode')]).toBeUndefined();
    expect(of('city')).toMatchObject({ rule: 'most_recent', losers: [{ record: 2, reason: 'group' }] });
    expect(of('postcode')).toMatchObject({ winners: [], losers: [{ record: 2, reason: 'group' }] });
  });

  test('take the kind of most members, and none on a tie', () => {
    const kinds = (...all: NormalizedRecord['kind'][]) =>
      survive(all.map((kind, i) => customer({ id: i + 1, kind, fields: {} }))).kind;
    expect(kinds('person', 'organisation', 'organisation')).toBe('organisation');
    expect(kinds('person', null)).toBe('person');
    expect(kinds('person', 'organisation')).toBeNull();
  });

  test('name unique fields with two different valid values', () => {
    const ids = (...all: string[]) =>
      survive(all.map((national_id, i) => customer({ id: i + 1, fields: { national_id } }))).contradictions.map(
        ({ field, reason }) => [field, reason],
      );
    expect(ids('0499370899', '0084575948')).toEqual([['national_id', 'unique']]);
    expect(ids('0499370899', '0499370899', '1111111111')).toEqual([]);
  });

  test('ask about a group that must be unanimous and is not, wherever it differs', () => {
    const rules: SurvivorshipRule[] = [{ rule: 'unanimous' }];
    const { fields, contradictions } = survive(
      [
        customer({ id: 1, fields: { address: 'خیابان آزادی پلاک 12', city: 'تهران' } }),
        customer({ id: 2, fields: { address: 'خیابان آزادی پلاک 12', city: 'کرج' } }),
      ],
      { address: rules, city: rules, province: rules, postcode: rules },
    );
    expect(fields).toEqual({});
    expect(contradictions).toEqual([{ field: 'address', reason: 'disputed', priority: 0.5 }]);
  });

  test('follow in a circle ends, and the other rules decide', () => {
    const { fields } = survive(
      [named(1, 'علی رضایی', { fields: { birth_date: '1980-03-21' } }), named(2, 'رضا کریمی')],
      {
        full_name: [{ rule: 'follow', field: toFieldName('birth_date') }],
        birth_date: [{ rule: 'follow', field: name }],
      },
    );
    expect(fields[name]).toBe('علی رضایی');
  });

  test('do not depend on the order of members', () => {
    const rules: SurvivorshipRule[] = [
      { rule: 'source_priority', sources: [toSourceName('sales'), toSourceName('tickets')] },
      { rule: 'most_recent' },
      { rule: 'oldest' },
      { rule: 'most_frequent' },
      { rule: 'most_complete' },
      { rule: 'union' },
      { rule: 'first_valid' },
      { rule: 'min' },
      { rule: 'max' },
      { rule: 'follow', field: toFieldName('phone') },
    ];
    const shuffled = arbitraryCustomers(7).chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.array(fc.subarray(rules, { minLength: 1 }), {
          minLength: standard.fields.length,
          maxLength: standard.fields.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([records, other, perField]) => {
        const chosen = Object.fromEntries(standard.fields.map((field, i) => [field.name, perField[i]!]));
        const profile = withRules(chosen);
        const golden = surviveCluster(other, profile);
        expect(golden).toEqual(surviveCluster(records, profile));
        expectEveryOfferOnce(golden, records);
      }),
      { numRuns: 300 },
    );
  });
});

/** Provenance accounts for each servable value: it won, or it lost with a reason. */
function expectEveryOfferOnce(golden: GoldenRecord, records: readonly NormalizedRecord[]): void {
  for (const record of records) {
    for (const [field, values] of Object.entries(record.fields)) {
      const { winners, losers } = golden.provenance[field as FieldName]!;
      for (const value of values ?? []) {
        const seen = [...winners, ...losers].filter((offer) => offer.record === record.id);
        expect(seen.map((offer) => offer.value)).toContain(value.value === '' ? value.raw : value.value);
      }
    }
  }
}
