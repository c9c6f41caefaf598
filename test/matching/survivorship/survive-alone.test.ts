import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FieldValue, NormalizedFields } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { SurvivorshipRule } from '../../../matching/survivorship/rule.ts';
import { surviveCluster } from '../../../matching/survivorship/survive-cluster.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { standardCustomerProfile, typesOf } from '../../support/matching/customer-records.ts';
import { rejection } from '../../support/matching/field-decisions.ts';

const standard = standardCustomerProfile();
const rules = fc.constantFrom<readonly SurvivorshipRule[]>(
  [{ rule: 'unanimous' }],
  [{ rule: 'trust' }, { rule: 'unanimous' }],
  [{ rule: 'union' }, { rule: 'most_recent' }],
  [{ rule: 'max', when: { kind: 'organisation' } }],
);
const profiles: fc.Arbitrary<Profile> = fc
  .tuple(fc.infiniteStream(fc.option(rules)), fc.infiniteStream(fc.boolean()))
  .map(([ruled, listed]) => ({
    ...standard,
    fields: standard.fields.map((field) => ({
      ...field,
      list: listed.next().value!,
      critical: 1,
      survivorship: ruled.next().value ?? field.survivorship,
    })),
  }));
const statuses = fc.infiniteStream(
  fc.constantFrom<(FieldValue['status'] | 'empty')[]>('valid', 'unverified', 'invalid', 'junk', 'empty'),
);
/** Nobody offers it: with it everything is decided by the rules, and nothing otherwise. */
const forNobody = rejection(typesOf(standard), {
  field: 'email',
  value: 'nobody@nowhere.ir',
  decidedAt: '2024-01-01T00:00:00Z',
});

test('a record that is alone gives what the rules would give', () => {
  fc.assert(
    fc.property(arbitraryCustomers(2), profiles, statuses, ([record], profile, others) => {
      const judge = (value: FieldValue): FieldValue => {
        const status = others.next().value!;
        return status === 'empty' ? { ...value, value: '', key: '', status: 'invalid' } : { ...value, status };
      };
      const fields = Object.entries(record!.fields).map(([name, values]) => [name, values!.map(judge)]);
      const members = [{ ...record!, fields: Object.fromEntries(fields) as NormalizedFields }];
      const decisions = { pins: [], rejections: [forNobody] };
      const alone = surviveCluster(members, profile);
      expect(alone).toEqual(surviveCluster(members, profile, { decisions }));
      expect(Object.keys(alone.fields)).toEqual(Object.keys(surviveCluster(members, profile, { decisions }).fields));
    }),
    { numRuns: 300 },
  );
});
