import { expect, test } from '@jest/globals';
import { peakMegabytes } from '../../../cli/output/peak-memory.ts';

test('tells how much memory this process took at most', () => {
  const before = peakMegabytes();
  const megabytes = Math.ceil(before) + 64;
  const memory = Buffer.alloc(megabytes * 1024 ** 2, 1);
  // The kernel counts in batches.
  expect(peakMegabytes()).toBeGreaterThan(megabytes - 16);
  expect(memory).toHaveLength(megabytes * 1024 ** 2);
  expect(peakMegabytes()).toBeLessThan(before + megabytes + 256);
});
