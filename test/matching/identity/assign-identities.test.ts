import { describe, expect, test } from '@jest/globals';
import { assignIdentities } from '../../../matching/identity/assign-identities.ts';
import { clustersOf, homesOf, issuer, members } from './identity-world.ts';

describe('assignIdentities', () => {
  test('the first load creates one customer per cluster, in canonical order, and remembers nothing', () => {
    const result = assignIdentities(clustersOf([3, 4], [1], [2]), [], [], issuer());
    expect(result).toEqual({
      memberships: members({ n000001: [3, 4], n000002: [1], n000003: [2] }).sort((a, b) => a.record - b.record),
      left: [],
      changes: ['n000001', 'n000002', 'n000003'].map((customer) => ({ change: 'created', customer })),
      homes: [],
      settled: [],
    });
  });

  test('the same clusters again change nothing', () => {
    const result = assignIdentities(clustersOf([1, 2], [3]), members({ a: [1, 2], b: [3] }), [], issuer());
    expect(result).toEqual({ memberships: [], left: [], changes: [], homes: [], settled: [] });
  });

  test('a merge keeps the oldest id and absorbs the other, whose records still go with it', () => {
    const result = assignIdentities(clustersOf([1, 2, 3]), members({ b: [1, 2], a: [3] }), [], issuer());
    expect(result.changes).toEqual([{ change: 'absorbed', customer: 'b', into: 'a' }]);
    expect(result.memberships).toEqual(members({ a: [1, 2] }));
    expect(result.homes).toEqual(homesOf([1, 'b'], [2, 'b']));
  });

  test('undoing a merge gives both ids back, though the absorbed one was larger', () => {
    const homes = homesOf([1, 'b'], [2, 'b']);
    const result = assignIdentities(clustersOf([1, 2], [3]), members({ a: [1, 2, 3] }), homes, issuer());
    expect(result).toEqual({
      memberships: members({ b: [1, 2] }),
      left: [],
      changes: [
        { change: 'split', customer: 'a', off: ['b'] },
        { change: 'released', customer: 'b', from: 'a' },
      ],
      homes: [],
      settled: [1, 2],
    });
  });

  test('records that join a merged customer come from none of its ids, and take none of them away', () => {
    const joined = assignIdentities(clustersOf([1, 2, 3, 4]), members({ a: [1, 2] }), homesOf([2, 'b']), issuer());
    expect(joined.homes).toEqual(homesOf([3, 'a', null], [4, 'a', null]));
    const homes = homesOf([2, 'b'], [3, 'a', null], [4, 'a', null]);
    const undone = assignIdentities(clustersOf([1], [2, 3, 4]), members({ a: [1, 2, 3, 4] }), homes, issuer());
    expect(undone.memberships).toEqual(members({ b: [2, 3, 4] }));
    expect(undone.homes).toEqual([]);
    expect(undone.settled).toEqual([2, 3, 4]);
  });

  test('a record that leaves a merged customer for another one comes from the one it left, and goes back to it', () => {
    const before = members({ a: [1, 2, 3], b: [4, 5] });
    const homes = homesOf([1, 'a', null], [2, 'c']);
    const moved = assignIdentities(clustersOf([2, 3], [1, 4, 5]), before, homes, issuer());
    expect(moved.homes).toEqual(homesOf([1, 'b', 'a']));
  });

  test('records that go with an id count before those that only belong to it', () => {
    const homes = homesOf([1, 'a', 'c'], [2, 'a', 'c'], [3, 'a', 'c'], [4, 'b'], [5, 'b']);
    const customers = members({ a: [1, 2, 3, 4, 5] });
    const result = assignIdentities(clustersOf([1, 2], [3, 4, 5]), customers, homes, issuer());
    expect(result.memberships).toEqual(members({ b: [3, 4, 5] }));
  });

  test('records that come from an id count before those that only go with it', () => {
    const homes = homesOf([2, 'a', 'b'], [3, 'a', 'b']);
    const result = assignIdentities(clustersOf([1], [2, 3]), members({ a: [1, 2, 3] }), homes, issuer());
    expect(result.memberships).toEqual(members({ b: [2, 3] }));
  });

  test('of parts that hold as many of its own records the id stays with the larger one', () => {
    const homes = homesOf([2, 'b'], [3, 'b'], [4, 'b']);
    const customers = members({ a: [1, 2, 3, 4, 5] });
    const result = assignIdentities(clustersOf([1], [2, 5, 3, 4]), customers, homes, issuer());
    expect(result.memberships).toEqual(members({ n000001: [1] }));
  });

  test('a record that moved to a customer stays with it while both are one, and goes back when it stands with the first alone', () => {
    const homes = homesOf([2, 'b', 'a']);
    const before = members({ a: [1], b: [2, 3] });
    const merged = assignIdentities(clustersOf([1, 2, 3]), before, homes, issuer());
    expect(merged.homes).toEqual(homesOf([3, 'b']));
    expect(merged.settled).toEqual([]);
    const back = assignIdentities(clustersOf([1, 2], [3]), before, homes, issuer());
    expect(back.settled).toEqual([2]);
    const older = assignIdentities(clustersOf([0, 1, 2], [3]), [...before, ...members({ A: [0] })], homes, issuer());
    expect(older.homes).toEqual(homesOf([1, 'a'], [2, 'a']));
  });

  test('a split leaves the id with the larger part, of equal parts with the canonically first', () => {
    const larger = assignIdentities(clustersOf([1], [2, 3]), members({ a: [1, 2, 3] }), [], issuer());
    expect(larger.changes).toEqual([
      { change: 'split', customer: 'a', off: ['n000001'] },
      { change: 'created', customer: 'n000001' },
    ]);
    expect(larger.memberships).toEqual(members({ n000001: [1] }));
    expect(larger.homes).toEqual([]);
    const equal = assignIdentities(clustersOf([9], [2]), members({ a: [2, 9] }), [], issuer());
    expect(equal.memberships).toEqual(members({ n000001: [2] }));
  });

  test('an id absorbed elsewhere leads to the customer that has its records, also when the first host is still there', () => {
    const homes = homesOf([2, 'c']);
    const result = assignIdentities(clustersOf([1], [2, 3]), members({ a: [1, 2], b: [3] }), homes, issuer());
    expect(result.changes).toEqual([
      { change: 'split', customer: 'a', off: ['b'] },
      { change: 'absorbed', customer: 'c', into: 'b' },
    ]);
  });

  test('a customer whose own records are gone goes on with those that it absorbed; undone later, the merge gives them their id back', () => {
    const gone = assignIdentities(clustersOf([2]), members({ a: [1, 2] }), homesOf([2, 'b']), issuer());
    const homes = homesOf([1, 'a'], [2, 'a', 'b']);
    expect(gone).toEqual({ memberships: [], left: [1], changes: [], homes, settled: [] });
    const undone = assignIdentities(clustersOf([1], [2]), members({ a: [1, 2] }), homesOf([2, 'a', 'b']), issuer());
    expect(undone.changes).toEqual([
      { change: 'split', customer: 'a', off: ['b'] },
      { change: 'released', customer: 'b', from: 'a' },
    ]);
    expect(undone.settled).toEqual([2]);
  });

  test('a retired id does not come back with a record that had moved to a younger customer', () => {
    const homes = homesOf([1, 'a'], [2, 'b', 'a']);
    const result = assignIdentities(clustersOf([2], [3]), members({ b: [2, 3] }), homes, issuer());
    expect(result.memberships).toEqual(members({ n000001: [2] }));
  });

  test('a customer that loses its last record is retired, though one that had left it stands apart', () => {
    const customers = members({ a: [1, 8], c: [5] });
    const result = assignIdentities(clustersOf([1], [8]), customers, homesOf([8, 'a', 'c']), issuer());
    expect(result.changes).toEqual([
      { change: 'split', customer: 'a', off: ['n000001'] },
      { change: 'retired', customer: 'c' },
      { change: 'created', customer: 'n000001' },
    ]);
  });

  test('a customer without records is retired; its records remember it, and bring it back', () => {
    const gone = assignIdentities(clustersOf([2]), members({ a: [1], b: [2] }), [], issuer());
    expect(gone).toEqual({
      memberships: [],
      left: [1],
      changes: [{ change: 'retired', customer: 'a' }],
      homes: homesOf([1, 'a']),
      settled: [],
    });
    const back = assignIdentities(clustersOf([1], [2]), members({ b: [2] }), gone.homes, issuer());
    expect(back).toEqual({
      memberships: members({ a: [1] }),
      left: [],
      changes: [{ change: 'restored', customer: 'a' }],
      homes: [],
      settled: [1],
    });
  });

  test('a record that comes back to another customer brings the older id along', () => {
    const back = assignIdentities(clustersOf([1, 2]), members({ b: [2] }), homesOf([1, 'a']), issuer());
    expect(back.changes).toEqual([
      { change: 'restored', customer: 'a' },
      { change: 'absorbed', customer: 'b', into: 'a' },
    ]);
  });

  test('records that come back elsewhere do not take the id away from those that stayed', () => {
    const homes = homesOf([1, 'a'], [2, 'a']);
    const result = assignIdentities(clustersOf([1, 2], [3]), members({ a: [3] }), homes, issuer());
    expect(result.changes).toEqual([{ change: 'created', customer: 'n000001' }]);
    expect(result.memberships).toEqual(members({ n000001: [1, 2] }));
  });
});
