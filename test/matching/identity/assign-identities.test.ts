import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignIdentities, type IdentityAssignment } from '../../../matching/identity/assign-identities.ts';
import { type CustomerId, type RecordId, toCustomerId, toRecordId } from '../../../matching/ids.ts';

/** Clusters as lists of record numbers; the smallest names the cluster. */
const clustersOf = (...groups: number[][]) =>
  groups.flatMap((group) =>
    group.map((record) => ({ record: toRecordId(record), cluster: toRecordId(Math.min(...group)) })),
  );
const members = (customers: Record<string, number[]>) =>
  Object.entries(customers).flatMap(([customer, records]) =>
    records.map((record) => ({ record: toRecordId(record), customer: toCustomerId(customer) })),
  );
const issuer = () => {
  let last = 0;
  return () => toCustomerId(`n${String(++last).padStart(6, '0')}`);
};

describe('assignIdentities', () => {
  test('the first load creates one customer per cluster, in the order of their names', () => {
    const result = assignIdentities(clustersOf([3, 4], [1], [2]), [], issuer());
    expect(result.changes).toEqual([
      { change: 'created', customer: 'n000001' },
      { change: 'created', customer: 'n000002' },
      { change: 'created', customer: 'n000003' },
    ]);
    expect(result.memberships).toEqual(members({ n000001: [1], n000002: [2], n000003: [3, 4] }));
  });

  test('the same clusters again change nothing', () => {
    const result = assignIdentities(clustersOf([1, 2], [3]), members({ a: [1, 2], b: [3] }), issuer());
    expect(result).toEqual({ memberships: [], left: [], changes: [] });
  });

  test('a merge keeps the oldest id and absorbs the other', () => {
    const result = assignIdentities(clustersOf([1, 2, 3]), members({ b: [1, 2], a: [3] }), issuer());
    expect(result.changes).toEqual([{ change: 'absorbed', customer: 'b', into: 'a' }]);
    expect(result.memberships).toEqual(members({ a: [1, 2] }));
  });

  test('a split leaves the id with the larger part', () => {
    const result = assignIdentities(clustersOf([1], [2, 3]), members({ a: [1, 2, 3] }), issuer());
    expect(result.changes).toEqual([
      { change: 'split', customer: 'a', off: ['n000001'] },
      { change: 'created', customer: 'n000001' },
    ]);
    expect(result.memberships).toEqual(members({ n000001: [1] }));
  });

  test('a customer comes back with its records, the oldest first; ids of the living stay where they are', () => {
    const former = members({ a: [1], b: [2], c: [3] });
    const result = assignIdentities(clustersOf([1, 2], [3, 4], [5]), members({ d: [4] }), issuer(), former);
    expect(result.changes).toEqual([
      { change: 'restored', customer: 'a' },
      { change: 'created', customer: 'n000001' },
    ]);
    expect(result.memberships).toEqual(members({ a: [1, 2], d: [3], n000001: [5] }));
  });

  test('a customer without records is retired, and its records leave', () => {
    const result = assignIdentities(clustersOf([2]), members({ a: [1], b: [2] }), issuer());
    expect(result).toEqual({ memberships: [], left: [1], changes: [{ change: 'retired', customer: 'a' }] });
  });

  const partition = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 });

  test('whatever happens: clusters and customers correspond one to one, and no id is lost', () => {
    fc.assert(
      fc.property(partition, partition, (now, before) => {
        const memberships = before.map((customer, record) => ({
          record: toRecordId(record),
          customer: toCustomerId(`c${customer}`),
        }));
        const result = assignIdentities(byFirstRecord(now), memberships, issuer());
        const customerOf = apply(memberships, result);
        const clusterOf = new Map(byFirstRecord(now).map((m) => [m.record, m.cluster]));
        expect(new Set(customerOf.keys())).toEqual(new Set(clusterOf.keys()));
        const pairs = new Set([...customerOf].map(([record, customer]) => `${clusterOf.get(record)} ${customer}`));
        expect(pairs.size).toBe(new Set(clusterOf.values()).size);
        expect(pairs.size).toBe(new Set(customerOf.values()).size);
        const gone = result.changes.filter((c) => c.change === 'absorbed' || c.change === 'retired');
        const old = new Set(memberships.map((m) => m.customer));
        const live = new Set(customerOf.values());
        for (const customer of old) expect(live.has(customer) || gone.some((c) => c.customer === customer)).toBe(true);
        for (const change of result.changes) if (change.change === 'absorbed') expect(live.has(change.into)).toBe(true);
      }),
    );
  });

  test('the outcome does not depend on the order of its input', () => {
    fc.assert(
      fc.property(partition, partition, fc.integer(), (now, before, seed) => {
        const memberships = before.map((customer, record) => ({
          record: toRecordId(record),
          customer: toCustomerId(`c${customer}`),
        }));
        const straight = assignIdentities(byFirstRecord(now), memberships, issuer());
        const shuffled = assignIdentities(shuffle(byFirstRecord(now), seed), shuffle(memberships, seed), issuer());
        expect(shuffled).toEqual(straight);
      }),
    );
  });
});

function byFirstRecord(labels: readonly number[]) {
  return labels.map((label, record) => ({ record: toRecordId(record), cluster: toRecordId(labels.indexOf(label)) }));
}

function apply(
  before: readonly { record: RecordId; customer: CustomerId }[],
  result: IdentityAssignment,
): Map<RecordId, CustomerId> {
  const customerOf = new Map(before.map((m) => [m.record, m.customer]));
  for (const record of result.left) customerOf.delete(record);
  for (const m of result.memberships) customerOf.set(m.record, m.customer);
  return customerOf;
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, rank: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
