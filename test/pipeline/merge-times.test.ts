import { describe, expect, test } from '@jest/globals';
import { toSourceName } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { SurvivorshipRule } from '../../matching/survivorship/rule.ts';
import type { TrustScore } from '../../matching/survivorship/trust.ts';
import { mergeTimes, timedFingerprint, withLastSeen } from '../../pipeline/merge-times.ts';
import { toRunId } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { customer, standardCustomerProfile } from '../support/matching/customer-records.ts';

const sales = toSourceName('sales');
const times = { asOf: '2024-06-01T00:00:00.000Z', lastSeen: new Map([[sales, '2024-06-01T00:00:00.000Z']]) };

test('the times of a run are whole days', async () => {
  const warehouse = {
    runs: { observedAt: async () => '2024-06-01T13:45:10.123Z' },
    sources: { lastRead: async () => new Map([[sales, '2024-06-01T13:45:10.123Z']]) },
  } as unknown as Warehouse;
  expect(await mergeTimes(warehouse, toRunId(1))).toEqual(times);
});

describe('golden records are made anew on another day', () => {
  const standard = standardCustomerProfile();
  const withRule = (rule: SurvivorshipRule): Profile => ({
    ...standard,
    fields: standard.fields.map((field) => ({ ...field, survivorship: [rule] })),
  });
  const withTrust = (score: Partial<TrustScore>): Profile => ({
    ...standard,
    trust: {
      default: { score: 0.5, halfLifeDays: null, by: 'updated' },
      contradictFrom: 0.5,
      sources: new Map([[sales, { score: 1, halfLifeDays: null, by: 'updated', ...score, fields: new Map() }]]),
    },
  });
  const tomorrow = { ...times, asOf: '2024-06-02T00:00:00.000Z' };
  const readLater = { ...times, lastSeen: new Map([[sales, '2024-06-02T00:00:00.000Z']]) };
  test.each<[string, Profile, boolean, boolean]>([
    ['the standard rules', standard, false, false],
    ['trust that never decays', withTrust({ by: 'last_seen' }), false, false],
    ['trust that decays', withTrust({ halfLifeDays: 30 }), true, false],
    ['trust that decays by the time last seen', withTrust({ halfLifeDays: 30, by: 'last_seen' }), true, true],
    ['a condition on age', withRule({ rule: 'most_frequent', when: { olderThanDays: 30 } }), true, false],
    [
      'a condition on the time last seen',
      withRule({ rule: 'min', when: { newerThanDays: 3, by: 'last_seen' } }),
      true,
      true,
    ],
    ['what was seen last', withRule({ rule: 'most_recent', by: 'last_seen' }), false, true],
  ])('%s', (_, profile, byDay, bySeen) => {
    const today = timedFingerprint('rules', profile, times);
    expect(timedFingerprint('rules', profile, tomorrow) !== today).toBe(byDay);
    expect(timedFingerprint('rules', profile, readLater) !== today).toBe(bySeen);
    expect(timedFingerprint('other rules', profile, times)).not.toBe(today);
  });
});

test('a record was last seen with its source, or with its own newest version', () => {
  const lastSeenOf = (source: string, firstSeenAt: string) =>
    withLastSeen([customer({ id: 1, source, firstSeenAt, fields: {} })], times)[0]!.lastSeenAt;
  expect(lastSeenOf('sales', '2023-01-01T10:00:00Z')).toBe('2024-06-01T00:00:00.000Z');
  expect(lastSeenOf('sales', '2024-06-03T10:00:00Z')).toBe('2024-06-03T00:00:00.000Z');
  expect(lastSeenOf('tickets', '2023-01-01T10:00:00Z')).toBe('2023-01-01T00:00:00.000Z');
});
