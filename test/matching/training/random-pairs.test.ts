import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../../matching/training/random.ts';
import { randomPairs } from '../../../matching/training/random-pairs.ts';

describe('random pairs', () => {
  test('are all pairs, each once, where there are few', () => {
    const { a, b } = randomPairs(5, 10);
    expect(Array.from(a, (row, i) => `${row}-${b[i]}`)).toEqual([
      '0-1',
      '0-2',
      '0-3',
      '0-4',
      '1-2',
      '1-3',
      '1-4',
      '2-3',
      '2-4',
      '3-4',
    ]);
    expect(randomPairs(1, 10).a).toHaveLength(0);
    expect(randomPairs(0, 10).a).toHaveLength(0);
  });

  test('are of two different rows, any of them alike, and always the same', () => {
    const [rows, most] = [20, 150];
    const { a, b } = randomPairs(rows, most);
    expect(a).toHaveLength(most);
    for (const [i, row] of a.entries()) expect(b[i]).not.toBe(row);
    expect(new Set([...a, ...b])).toEqual(new Set(Array.from({ length: rows }, (_, row) => row)));
    expect(randomPairs(rows, most)).toEqual({ a, b });
  });
});

describe('seeded random numbers', () => {
  test('repeat for a seed, lie below 1 and are even', () => {
    const [one, same, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    const numbers = Array.from({ length: 4000 }, one);
    expect(Array.from({ length: 4000 }, same)).toEqual(numbers);
    expect(other()).not.toBe(numbers[0]);
    const tenths = new Float64Array(10);
    for (const each of numbers) tenths[Math.floor(each * 10)]!++;
    expect(tenths.every((count) => Math.abs(count - 400) < 80)).toBe(true);
  });
});
