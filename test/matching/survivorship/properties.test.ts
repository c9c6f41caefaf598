import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toFieldName } from '../../../matching/ids.ts';
import type { FieldValue, NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import { identityOf, isServable } from '../../../matching/survivorship/candidate.ts';
import { explainField } from '../../../matching/survivorship/explain-field.ts';
import { restriction } from '../../../matching/survivorship/rules/most-restrictive.ts';
import { surviveCluster } from '../../../matching/survivorship/survive-cluster.ts';
import { trustAt } from '../../../matching/survivorship/trust.ts';
import {
  fieldNames,
  members,
  minute,
  pins,
  profiles,
  sources,
  standard,
  trust,
  types,
  worlds,
} from '../../support/matching/arbitrary-survivorship.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { pin } from '../../support/matching/field-decisions.ts';

describe('survivorship', () => {
  test('gives the same result in any order of records and decisions', () => {
    const shuffled = worlds.chain((world) =>
      fc.tuple(
        fc.constant(world),
        fc.shuffledSubarray(world.records, { minLength: world.records.length }),
        fc.shuffledSubarray([...world.decisions.pins], { minLength: world.decisions.pins.length }),
        fc.shuffledSubarray([...world.decisions.rejections], { minLength: world.decisions.rejections.length }),
      ),
    );
    fc.assert(
      fc.property(
        shuffled,
        ([{ records, profile, decisions: decided, asOf }, otherRecords, otherPins, otherRejections]) => {
          const other = { pins: otherPins, rejections: otherRejections };
          const one = surviveCluster(records, profile, { asOf, decisions: decided });
          expect(surviveCluster(otherRecords, profile, { asOf, decisions: other })).toEqual(one);
          const field = fieldNames[records.length % fieldNames.length]!;
          const explained = explainField(records, profile, field, { asOf, decisions: decided });
          const { rejections: _, ...again } = explainField(otherRecords, profile, field, { asOf, decisions: other });
          expect(explained).toMatchObject(again);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('explains every field as the golden record has it, from the first to the last candidate', () => {
    fc.assert(
      fc.property(worlds, ({ records, profile, ...input }) => {
        const golden = surviveCluster(records, profile, { ...input });
        for (const field of fieldNames) {
          const explained = explainField(records, profile, field, input);
          const provenance = golden.provenance[field];
          expect(explained.served).toEqual(provenance?.winners ?? []);
          expect(explained.decidedBy).toEqual(provenance?.rule ?? null);
          expect(explained.contradiction).toEqual(golden.contradictions.find((found) => found.field === field) ?? null);
          expect(explained.warnings).toEqual(golden.warnings.filter((warning) => warning.field === field));
          expect(explained.candidates).toHaveLength(records.flatMap((record) => record.fields[field] ?? []).length);
          const won = explained.candidates.filter(({ fate }) => fate === 'won');
          expect(won).toHaveLength(explained.decidedBy === 'pin' ? 0 : explained.served.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is idempotent: the winners alone win again', () => {
    fc.assert(
      fc.property(members, profiles, minute, (records, profile, asOf) => {
        // Fields that look at others change with what the other fields lose; conditions, with the kind of the customer.
        const alone = withoutOthers(profile);
        const golden = surviveCluster(records, alone, { asOf });
        const reduced = records.map((record) => onlyWinners(record, golden));
        expect(surviveCluster(reduced, alone, { asOf }).fields).toEqual(golden.fields);
      }),
      { numRuns: 60 },
    );
  });

  test('serves a pin until it expires, whatever the sources say, and the rules from then on', () => {
    fc.assert(
      fc.property(members, profiles, pins, minute, (records, profile, one, asOf) => {
        const decided = { pins: [one], rejections: [] };
        const golden = surviveCluster(records, profile, { asOf, decisions: decided });
        if (one.expiresAt === null || one.expiresAt > asOf) {
          expect(golden.provenance[one.field]).toMatchObject({
            rule: 'pin',
            winners: [{ value: one.values[0]!.value }],
          });
        } else {
          const { warnings, ...ruled } = golden;
          const { warnings: others, ...byRules } = surviveCluster(records, profile, { asOf });
          expect(ruled).toEqual(byRules);
          expect(warnings.filter(({ kind }) => kind !== 'pin_expired')).toEqual(others);
          expect(warnings).toHaveLength(others.length + 1);
        }
      }),
    );
  });

  test('never serves a rejected value, unless a person pinned it later', () => {
    fc.assert(
      fc.property(worlds, ({ records, profile, ...input }) => {
        const golden = surviveCluster(records, profile, input);
        for (const { field, value } of input.decisions.rejections) {
          if (golden.provenance[field]?.rule === 'pin') continue;
          expect([golden.fields[field] ?? []].flat()).not.toContain(value.value);
        }
      }),
    );
  });

  test('takes from pins and rejections of one field nothing of another, outside its group', () => {
    fc.assert(
      fc.property(members, minute, (records, asOf) => {
        const about = pin(types, { field: 'full_name', value: 'کسی دیگر', decidedAt: asOf });
        const without = surviveCluster(records, standard, { asOf });
        const pinned = surviveCluster(records, standard, { asOf, decisions: { pins: [about], rejections: [] } });
        for (const field of ['phone', 'national_id', 'address', 'city'].map(toFieldName))
          expect(pinned.provenance[field]).toEqual(without.provenance[field]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('trust', () => {
  const record = (updatedAt: string) => customer({ id: 1, source: 'accounting', updatedAt, fields: {} });
  const at = (day: number) => Date.UTC(2024, 0, 1) + day * 86_400_000;

  test('never grows with age, is the score when fresh, and half of it after a half-life', () => {
    const field = toFieldName('full_name');
    const days = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(trust, days, days, (table, a, b) => {
        const old = record('2024-01-01T00:00:00Z');
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(trustAt(table, old, field, at(later))).toBeLessThanOrEqual(trustAt(table, old, field, at(earlier)));
        const { score: fresh, halfLifeDays } = table.sources.get(sources[0]!)!;
        expect(trustAt(table, old, field, at(-1))).toBeCloseTo(fresh, 5);
        if (halfLifeDays !== null) expect(trustAt(table, old, field, at(halfLifeDays))).toBeCloseTo(fresh / 2, 5);
        expect(trustAt(table, old, field, at(later))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('most_restrictive', () => {
  test('is never less restrictive than any member', () => {
    const field = toFieldName('website');
    const order = ['no', 'sms', 'yes'];
    const profile: Profile = {
      ...standard,
      fields: standard.fields.map((one) =>
        one.name === field
          ? { ...one, survivorship: [{ rule: 'most_restrictive', order }, { rule: 'most_recent' }] }
          : one,
      ),
    };
    const consents = fc.array(fc.constantFrom('no', 'sms', 'yes', 'maybe', 'later'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(consents, fc.infiniteStream(minute), (said, times) => {
        const records = said.map((website, i) =>
          customer({ id: i + 1, updatedAt: times.next().value!, fields: { website } }),
        );
        const served = surviveCluster(records, profile).fields[field] as string;
        for (const consent of said)
          expect(restriction(served, order)).toBeGreaterThanOrEqual(restriction(consent, order));
      }),
    );
  });
});

function withoutOthers(profile: Profile): Profile {
  const fields = profile.fields.map(({ group: _, ...field }) => {
    const own = field.survivorship.filter(
      ({ rule: name, when: condition }) =>
        condition === undefined && !['follow', 'most_complete', 'most_frequent'].includes(name),
    );
    return { ...field, survivorship: own };
  });
  return { ...profile, fields };
}

/** The record with the values that were served, whoever offered them first. */
function onlyWinners(record: NormalizedRecord, golden: ReturnType<typeof surviveCluster>): NormalizedRecord {
  const kept = Object.entries(record.fields).map(([name, values]) => {
    const served = (golden.provenance[toFieldName(name)]?.winners ?? []).filter(
      (winner) => winner.record === record.id,
    );
    const own = (values ?? []).filter((value) => isServed(value, served));
    return [name, own] as const;
  });
  return { ...record, fields: Object.fromEntries(kept.filter(([, values]) => values.length > 0)) };
}

function isServed(value: FieldValue, served: readonly { readonly value: string }[]): boolean {
  return isServable(value) && identityOf(value) !== '' && served.some((winner) => winner.value === value.value);
}
