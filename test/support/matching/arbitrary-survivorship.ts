import fc from 'fast-check';
import { toFieldName, toSourceName } from '../../../matching/ids.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { Condition } from '../../../matching/survivorship/condition.ts';
import type { FieldDecisions, Pin, Rejection } from '../../../matching/survivorship/decisions.ts';
import type { SurvivorshipRule } from '../../../matching/survivorship/rule.ts';
import type { TrustScore, TrustTable } from '../../../matching/survivorship/trust.ts';
import { arbitraryCustomers } from './arbitrary-customers.ts';
import { standardCustomerProfile, typesOf } from './customer-records.ts';
import { pin, rejection } from './field-decisions.ts';

export const standard = standardCustomerProfile();
export const types = typesOf(standard);
export const sources = ['accounting', 'sales', 'tickets'].map(toSourceName);
export const fieldNames = standard.fields.map(({ name }) => name);

const clock = fc.constantFrom('updated' as const, 'first_seen' as const, 'last_seen' as const);
const score: fc.Arbitrary<TrustScore> = fc.record({
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  halfLifeDays: fc.option(fc.double({ min: 0.001, max: 1000, noNaN: true })),
  by: clock,
});
export const trust: fc.Arbitrary<TrustTable> = fc
  .record({ default: score, contradictFrom: fc.double({ min: 0, max: 1, noNaN: true }), named: score, phone: score })
  .map(({ named, phone, ...table }) => ({
    ...table,
    sources: new Map([[sources[0]!, { ...named, fields: new Map([[toFieldName('phone'), phone]]) }]]),
  }));

const when: fc.Arbitrary<Condition> = fc
  .record(
    {
      kind: fc.constantFrom('person' as const, 'organisation' as const),
      sources: fc.subarray(sources, { minLength: 1 }),
      status: fc.constantFrom('valid' as const, 'unverified' as const),
      newerThanDays: fc.double({ min: 0.0001, max: 0.01, noNaN: true }),
      olderThanDays: fc.double({ min: 0.0001, max: 0.01, noNaN: true }),
      by: clock,
      filled: fc.subarray(fieldNames, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .chain((condition) =>
    fc.constantFrom(condition, { ...condition, equals: new Map([[toFieldName('city'), ['تهران']]]) }),
  );

const rule: fc.Arbitrary<SurvivorshipRule> = fc
  .record({
    preference: fc.oneof(
      fc.constantFrom<SurvivorshipRule[]>(
        { rule: 'trust' },
        { rule: 'unanimous' },
        { rule: 'most_frequent' },
        { rule: 'most_complete' },
        { rule: 'union' },
        { rule: 'first_valid' },
        { rule: 'min' },
        { rule: 'max' },
        { rule: 'follow', field: toFieldName('phone') },
        { rule: 'most_restrictive', order: ['علی رضایی', 'تهران'] },
        { rule: 'source_priority', sources: sources.slice(1) },
      ),
      clock.chain((by) => fc.constantFrom<SurvivorshipRule[]>({ rule: 'most_recent', by }, { rule: 'oldest', by })),
    ),
    when: fc.option(when, { nil: undefined, freq: 2 }),
  })
  .map(({ preference, when: condition }) =>
    condition === undefined ? preference : { ...preference, when: condition },
  );

export const profiles: fc.Arbitrary<Profile> = fc
  .tuple(
    fc.array(fc.array(rule, { minLength: 1, maxLength: 4 }), {
      minLength: standard.fields.length,
      maxLength: standard.fields.length,
    }),
    fc.subarray(fieldNames),
    trust,
  )
  .map(([rules, critical, table]) => ({
    ...standard,
    trust: table,
    fields: standard.fields.map((field, i) => ({
      ...field,
      survivorship: rules[i]!,
      ...(critical.includes(field.name) ? { critical: i + 1 } : {}),
    })),
  }));

export const minute = fc.integer({ min: 0, max: 8 }).map((minutes) => `2024-01-01T00:0${minutes}:00Z`);
const decidedValue = fc.constantFrom<(readonly [string, string])[]>(
  ['full_name', 'علی رضایی'],
  ['full_name', 'کسی دیگر'],
  ['phone', '09121234567'],
  ['address', 'خیابان آزادی پلاک 12'],
  ['city', 'شیراز'],
  ['national_id', '0499370899'],
);
export const pins: fc.Arbitrary<Pin> = fc
  .record({ about: decidedValue, decidedAt: minute, expiresAt: fc.option(minute), author: fc.constantFrom('a', 'b') })
  .map(({ about: [field, value], ...decision }) => pin(types, { field, value, ...decision }));
const rejections: fc.Arbitrary<Rejection> = fc
  .record({ about: decidedValue, decidedAt: minute })
  .map(({ about: [field, value], ...decision }) => rejection(types, { field, value, ...decision }));
const decisions: fc.Arbitrary<FieldDecisions> = fc.record({
  pins: fc.array(pins, { maxLength: 3 }),
  rejections: fc.array(rejections, { maxLength: 3 }),
});

/** Records that were seen again at some time, or not. */
export const members = fc
  .tuple(arbitraryCustomers(6), fc.array(fc.option(minute), { minLength: 6, maxLength: 6 }))
  .map(([records, seen]) =>
    records.map((record, i) => (seen[i] == null ? record : { ...record, lastSeenAt: seen[i] })),
  );
export const worlds = fc.record({ records: members, profile: profiles, decisions, asOf: minute });
