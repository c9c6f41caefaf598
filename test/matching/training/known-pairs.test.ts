import { describe, expect, test } from '@jest/globals';
import { knownPairs, unknownPairs } from '../../../matching/training/known-pairs.ts';

const labels = Array.from({ length: 12 }, (_, i) => ({ a: i, b: i + 20, same: i % 3 === 0 }));

describe('known pairs', () => {
  test('are two lists, in order of their rows, whatever the order of the labels and of the two rows', () => {
    const known = knownPairs(labels, 100)!;
    expect([...known.same.a]).toEqual([0, 3, 6, 9]);
    expect([...known.same.b]).toEqual([20, 23, 26, 29]);
    expect(known.different.a).toHaveLength(8);
    const turned = labels.toReversed().map(({ a, b, same }) => ({ a: b, b: a, same }));
    const { same, different } = knownPairs(turned, 100)!;
    expect({ same, different }).toEqual({ same: known.same, different: known.different });
  });

  test('count once, by the last label', () => {
    const { same, different } = knownPairs([...labels, { a: 20, b: 0, same: false }, { a: 5, b: 5, same: true }], 100)!;
    expect(same.a).toHaveLength(3);
    expect(different.a).toHaveLength(9);
  });

  test('are none when they are fewer than ten', () => {
    expect(knownPairs([...labels.slice(0, 9), ...labels.slice(0, 5)], 100)).toBeNull();
    expect(knownPairs(labels.slice(0, 10), 100)).not.toBeNull();
  });

  test('are taken out of other lists', () => {
    const list = { a: Int32Array.of(0, 1, 2), b: Int32Array.of(20, 22, 22), scale: 3 };
    expect(unknownPairs(list, knownPairs(labels, 100)!)).toEqual({
      a: Int32Array.of(1),
      b: Int32Array.of(22),
      scale: 3,
    });
  });
});
