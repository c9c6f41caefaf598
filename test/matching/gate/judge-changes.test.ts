import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChangeCounts, ChangeGroup, SharedValue, Subject } from '../../../matching/gate/change-group.ts';
import { exceedsLimits, type GateLimits, judgeChanges } from '../../../matching/gate/judge-changes.ts';

const limits: GateLimits = {
  merges: 0.05,
  splits: 0.02,
  retired: 0.05,
  criticalFields: 0.05,
  largestCluster: 30,
  newJunk: 0.2,
};
const none: ChangeCounts = { merges: 0, splits: 0, retired: 0, critical_fields: 0 };
const file = (name: string): Subject => ({ scope: 'file', name });
const value = (name: string): Subject => ({ scope: 'value', name });

function group(id: number, counts: Partial<ChangeCounts>, subjects: readonly Subject[] = [], largest = 0): ChangeGroup {
  return { id, counts: { ...none, ...counts }, largest, subjects };
}
/** Groups of one merge each. */
const merging = (from: number, to: number, ...subjects: readonly Subject[]): readonly ChangeGroup[] =>
  Array.from({ length: to - from + 1 }, (_, index) => group(from + index, { merges: 1 }, subjects));

const judge = (groups: readonly ChangeGroup[], shared: readonly SharedValue[] = [], live = 1_000) =>
  judgeChanges({ groups, shared, limits, live });
const told = (...args: Parameters<typeof judge>) =>
  judge(...args).map(({ scope, subject, reason, found, allowed, groups }) => [
    scope,
    subject,
    reason,
    `${found}/${allowed}`,
    groups.length,
  ]);

describe('what is held', () => {
  test('nothing within the limits; ten changes are allowed whatever their share', () => {
    expect(judge(merging(1, 50, file('a')))).toEqual([]);
    expect(judge(merging(1, 10), [], 1)).toEqual([]);
    expect(told(merging(1, 11), [], 1)).toEqual([['kind', 'merges', 'merges', '11/10', 11]]);
  });

  test('all groups of the file that most changes come from; others go on', () => {
    const poisoned = [...merging(1, 60, file('a')), group(70, {}, [file('a')])];
    expect(told([...poisoned, ...merging(101, 120, file('b'))])).toEqual([['file', 'a', 'merges', '80/50', 61]]);
  });

  test('the few records of one value rather than a whole file', () => {
    const harmless = Array.from({ length: 100 }, (_, index) => group(1_000 + index, {}, [file('a')]));
    const sharing = merging(1, 60, file('a'), value('phone 1'));
    expect(told([...harmless, ...sharing])).toEqual([['value', 'phone 1', 'merges', '60/50', 60]]);
  });

  test('two files that stand out together; what is left is judged again', () => {
    const two = [...merging(1, 40, file('a')), ...merging(101, 140, file('b')), ...merging(201, 215, file('c'))];
    expect(told(two)).toEqual([
      ['file', 'a', 'merges', '95/50', 40],
      ['file', 'b', 'merges', '95/50', 40],
    ]);
  });

  test('all changes of a kind where nothing stands out', () => {
    const even = [1, 2, 3, 4, 5].flatMap((n) => merging(n * 100, n * 100 + 11, file(`f${n}`)));
    expect(told(even)).toEqual([['kind', 'merges', 'merges', '60/50', 60]]);
  });

  test('each kind has its own limit', () => {
    const splits = Array.from({ length: 21 }, (_, index) => group(index + 1, { splits: 1 }));
    expect(told(splits)).toEqual([['kind', 'splits', 'splits', '21/20', 21]]);
    const retired = [group(1, { retired: 51 }), group(2, { critical_fields: 50 })];
    expect(told(retired)).toEqual([['kind', 'retired', 'retired', '51/50', 1]]);
  });

  test('customers that grow too large by themselves; many of them by what they have in common', () => {
    const large = (count: number) =>
      Array.from({ length: count }, (_, index) => group(index + 1, {}, [file('a')], 31 + index));
    expect(told([...large(2), group(9, {}, [file('a')], 30)])).toEqual([
      ['cluster', '1', 'largest_cluster', '31/30', 1],
      ['cluster', '2', 'largest_cluster', '32/30', 1],
    ]);
    expect(told([...large(6), group(9, {}, [file('a')], 30)])).toEqual([['file', 'a', 'largest_cluster', '36/30', 7]]);
  });

  test('what brings a value that too many records of a file share', () => {
    const groups = merging(1, 30, file('a'));
    const shared = (records: number, of: number): readonly SharedValue[] => [
      { subject: 'phone 1', records, of, groups: [1, 2, 3] },
    ];
    expect(told(groups, shared(20, 60))).toEqual([['value', 'phone 1', 'new_junk', '20/19', 3]]);
    expect(judge(groups, shared(19, 19))).toEqual([]);
    expect(judge(groups, shared(40, 200))).toEqual([]);
    expect(told(groups, shared(41, 200))).toEqual([['value', 'phone 1', 'new_junk', '41/40', 3]]);
  });
});

describe('of any changes', () => {
  const subject: fc.Arbitrary<Subject> = fc.record({
    scope: fc.constantFrom('file', 'cause', 'value', 'rule'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  const count = fc.oneof(fc.constant(0), fc.nat(6));
  const groups = fc.uniqueArray(
    fc.record({
      id: fc.nat(500),
      counts: fc.record({ merges: count, splits: count, retired: count, critical_fields: count }),
      largest: fc.oneof(fc.constant(0), fc.nat(34)),
      subjects: fc.array(subject, { maxLength: 3 }),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );
  const changes = fc.record({ groups, live: fc.constantFrom(50, 200, 1_000), shared: fc.constant([]) });
  const totalsOf = (list: readonly ChangeGroup[]) => ({
    counts: list.reduce<ChangeCounts>(
      (sum, { counts }) => ({
        merges: sum.merges + counts.merges,
        splits: sum.splits + counts.splits,
        retired: sum.retired + counts.retired,
        critical_fields: sum.critical_fields + counts.critical_fields,
      }),
      none,
    ),
    largest: Math.max(0, ...list.map(({ largest }) => largest)),
  });

  test('something is held exactly when the totals go beyond a limit, and what is left is within all of them', () => {
    fc.assert(
      fc.property(changes, (given) => {
        const holdings = judgeChanges({ ...given, limits });
        expect(holdings.length > 0).toBe(exceedsLimits(totalsOf(given.groups), { ...given, limits }));
        const held = new Set(holdings.flatMap((holding) => holding.groups));
        const left = given.groups.filter(({ id }) => !held.has(id));
        expect(judgeChanges({ ...given, groups: left, limits })).toEqual([]);
        expect(holdings.flatMap((holding) => holding.groups)).toHaveLength(held.size);
      }),
    );
  });

  test('the order in which they are given does not matter', () => {
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.nat()), (given, ranks) => {
        const mixed = given.groups
          .map((one) => ({ one: { ...one, subjects: one.subjects.toReversed() }, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        expect(judgeChanges({ ...given, groups: mixed, limits })).toEqual(judgeChanges({ ...given, limits }));
      }),
    );
  });
});
