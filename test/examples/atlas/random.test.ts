import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom, weightedPicker } from '../../../examples/atlas/random.ts';

test('the stream depends on the seed alone', () => {
  const draw = (seed: string) => Array.from({ length: 5 }, seededRandom(seed).next);
  expect(draw('atlas')).toEqual(draw('atlas'));
  expect(draw('atlas')).not.toEqual(draw('atlas1'));
});

test('numbers stay in range and spread evenly', () => {
  const random = seededRandom('range');
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[random.int(0, 9)]!++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('shuffle keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const shuffled = seededRandom(seed).shuffle(items);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

test('weighted picks follow the weights and never pick weight 0', () => {
  const random = seededRandom('weights');
  const pick = weightedPicker(['never', 'rare', 'often'], (_item, rank) => [0, 1, 9][rank]!);
  const picks = Array.from({ length: 5000 }, () => pick(random));
  expect(picks).not.toContain('never');
  expect(picks.filter((item) => item === 'rare').length / 5000).toBeCloseTo(0.1, 1);
});
