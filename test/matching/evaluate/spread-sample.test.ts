import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spreadSample } from '../../../matching/evaluate/spread-sample.ts';

test('keeps everything while there is room', () => {
  const sample = spreadSample<number>(5);
  for (const item of [1, 2, 3]) sample.offer(item);
  expect({ items: sample.items(), offered: sample.offered() }).toEqual({ items: [1, 2, 3], offered: 3 });
});

test('never holds more than it may, in order, and reaches from the beginning to near the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2_000 }), (most, count) => {
      const sample = spreadSample<number>(most);
      for (let item = 0; item < count; item++) sample.offer(item);
      const items = sample.items();
      expect(sample.offered()).toBe(count);
      expect(items).toHaveLength(Math.min(most, count));
      expect(items[0]).toBe(0);
      for (let i = 1; i < items.length; i++) expect(items[i]!).toBeGreaterThan(items[i - 1]!);
      if (most > 3) expect(items.at(-1)!).toBeGreaterThanOrEqual((count - 1) * 0.4);
    }),
  );
});
