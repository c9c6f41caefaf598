import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareClusterings } from '../../../matching/explain/compare-clusterings.ts';
import type { RecordId } from '../../../matching/ids.ts';

type Clusters = readonly (readonly RecordId[])[];
const clusters = (...groups: readonly (readonly number[])[]) => groups as unknown as Clusters;

test('tells customers that merge, split, change places or stay', () => {
  expect(
    compareClusterings(12, clusters([1, 2], [4, 5, 6], [7, 8], [9, 10]), clusters([1, 2, 3], [4, 5], [7, 9], [8, 10])),
  ).toEqual({
    before: 7,
    after: 7,
    unchanged: 2,
    merged: [{ before: [[1, 2], [3]], after: [[1, 2, 3]] }],
    split: [{ before: [[4, 5, 6]], after: [[4, 5], [6]] }],
    regrouped: [
      {
        before: [
          [7, 8],
          [9, 10],
        ],
        after: [
          [7, 9],
          [8, 10],
        ],
      },
    ],
  });
});

test('counts add up on both sides, and turning the comparison round turns merges into splits', () => {
  const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 12 });
  const grouped = (all: readonly (readonly [number, number])[], side: 0 | 1): Clusters => {
    const groups = new Map<number, number[]>();
    for (const [record, label] of all.entries())
      groups.set(label[side], [...(groups.get(label[side]) ?? []), record + 1]);
    return clusters(...[...groups.values()].filter(({ length }) => length > 1));
  };
  fc.assert(
    fc.property(labels, (all) => {
      const [left, right] = [grouped(all, 0), grouped(all, 1)];
      const change = compareClusterings(all.length, left, right);
      const back = compareClusterings(all.length, right, left);
      const changed = [...change.merged, ...change.split, ...change.regrouped];
      expect(change.before).toBe(change.unchanged + changed.flatMap(({ before }) => before).length);
      expect(change.after).toBe(change.unchanged + changed.flatMap(({ after }) => after).length);
      for (const { before, after } of changed) {
        expect(before.flat().sort((x, y) => x - y)).toEqual(after.flat().sort((x, y) => x - y));
      }
      expect([back.merged.length, back.split.length, back.regrouped.length, back.unchanged]).toEqual([
        change.split.length,
        change.merged.length,
        change.regrouped.length,
        change.unchanged,
      ]);
      expect(compareClusterings(all.length, left, left)).toMatchObject({ merged: [], split: [], regrouped: [] });
    }),
  );
});
