import { describe, expect, test } from '@jest/globals';
import { readAhead, writeBehind } from '../../pipeline/overlap.ts';

async function* numbers(count: number, closed: () => void = () => {}): AsyncGenerator<number> {
  try {
    for (let i = 0; i < count; i++) yield i;
  } finally {
    closed();
  }
}

describe('readAhead', () => {
  test('gives every item once, in order', async () => {
    const seen: number[] = [];
    for await (const item of readAhead(numbers(5))) seen.push(item);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  test('closes its source when the caller leaves early', async () => {
    let closed = false;
    const source = numbers(5, () => {
      closed = true;
    });
    for await (const item of readAhead(source)) if (item === 1) break;
    expect(closed).toBe(true);
  });

  test('throws what its source throws, after the items before', async () => {
    async function* broken() {
      yield 1;
      throw new Error('broken source');
    }
    const seen: number[] = [];
    const read = async () => {
      for await (const item of readAhead(broken())) seen.push(item);
    };
    await expect(read()).rejects.toThrow('broken source');
    expect(seen).toEqual([1]);
  });
});

describe('writeBehind', () => {
  test('writes every batch, with several on their way but never without bound', async () => {
    let underway = 0;
    let most = 0;
    const written: number[] = [];
    const writer = writeBehind(async (batch: number) => {
      underway += 1;
      most = Math.max(most, underway);
      await new Promise((resolve) => setImmediate(resolve));
      underway -= 1;
      written.push(batch);
    });
    for (let batch = 0; batch < 20; batch++) await writer.write(batch);
    await writer.end();
    expect(written.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3);
  });

  test('a failed write is never lost', async () => {
    const writer = writeBehind(async (batch: number) => {
      if (batch === 1) throw new Error('broken write');
    });
    const writeAll = async () => {
      for (let batch = 0; batch < 3; batch++) await writer.write(batch);
      await writer.end();
    };
    await expect(writeAll()).rejects.toThrow('broken write');
  });
});
