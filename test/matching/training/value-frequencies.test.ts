import { describe, expect, test } from '@jest/globals';
import { priorRecords, valueFrequencies } from '../../../matching/training/value-frequencies.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const many = (text: string, count: number): string[][] => Array.from({ length: count }, () => [text]);
const column = keyColumn('text', [...many('a', 6000), ...many('b', 3000), ...many('c', 1000), [], []]);
const chance = column.type.levels[0]!.u;

describe('value frequencies', () => {
  test('of a large table are what was counted, nearly', () => {
    const { filled, frequency, agreement } = valueFrequencies(column, null);
    expect(filled).toBe(10_000);
    for (const [code, share] of [0.6, 0.3, 0.1].entries()) expect(frequency[code]).toBeCloseTo(share, 2);
    expect(agreement).toBeCloseTo(0.36 + 0.09 + 0.01, 1);
  });

  test('of a small table are drawn towards what the type expects', () => {
    const [two, ten] = [many('a', 2), many('a', 10)].map((rows) => valueFrequencies(keyColumn('text', rows), null));
    expect(two!.frequency[0]).toBeGreaterThan(chance);
    expect(two!.frequency[0]).toBeLessThan(0.05);
    expect(ten!.frequency[0]).toBeGreaterThan(two!.frequency[0]!);
    expect(two!.agreement).toBeLessThan(0.02);
  });

  test('belief in the type fades with the size of the table', () => {
    expect(priorRecords(0)).toBe(priorRecords(200));
    for (const filled of [200, 1000, 10_000]) {
      expect(priorRecords(filled * 2)).toBeLessThan(priorRecords(filled));
      expect(priorRecords(filled) / filled).toBeGreaterThan(priorRecords(filled * 2) / filled / 2);
    }
  });

  const rows = keyColumn('text', [...many('a', 10), ...Array.from({ length: 2000 }, (_, i) => [`b${i}`])]);

  test('count a value that one customer repeats once', () => {
    const clusterOf = Int32Array.from({ length: 2010 }, (_, row) => (row < 10 ? 0 : row));
    const { filled, frequency } = valueFrequencies(rows, clusterOf);
    expect(filled).toBe(2010);
    expect(frequency[0]).toBe(frequency[1]);
    expect(valueFrequencies(rows, null).frequency[0]).toBeGreaterThan(9 * frequency[1]!);
  });

  test('of values that no two customers share are below one in as many customers', () => {
    const everyRowItsOwn = Int32Array.from({ length: 2010 }, (_, row) => row);
    const { frequency, agreement } = valueFrequencies(rows, everyRowItsOwn);
    expect(frequency[1]).toBeLessThan(0.5 / 2010);
    expect(frequency[0]).toBeCloseTo(10 / 2010, 3);
    expect(agreement).toBeLessThan(valueFrequencies(rows, null).agreement);
  });

  test('are probabilities, whatever the values', () => {
    for (const rows of [[], [[]], [['a']], [['a', 'b'], ['b']]] as string[][][]) {
      const { frequency, agreement } = valueFrequencies(keyColumn('text', rows), null);
      expect(frequency.every((each) => each > 0 && each <= 1)).toBe(true);
      expect(agreement).toBeGreaterThanOrEqual(0);
      expect(agreement).toBeLessThanOrEqual(0.9);
    }
  });
});
