import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultHttpLimits } from '../../../connectors/http/client.ts';
import { createRateLimiter } from '../../../connectors/http/rate-limiter.ts';
import { backoff } from '../../../connectors/http/retry.ts';
import { parseRetryAfter } from '../../../connectors/http/retry-after.ts';

const now = Date.parse('2024-03-20T03:06:00Z');

test.each([
  ['0', 0],
  [' 93 ', 93_000],
  ['1.5', 1_500],
  ['Wed, 20 Mar 2024 03:07:00 GMT', 60_000],
  ['Wed, 20 Mar 2024 03:00:00 GMT', 0],
  [null, null],
  ['', null],
  ['-5', null],
  ['soon', null],
  ['2024-03-20', null],
  ['Wed, 99 Mar 2024 03:07:00 GMT', null],
])('Retry-After %j means %j ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms);
});

test('backoff is between 0 and the doubled bound, never over the maximum', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (tries, chance) => {
        const wait = backoff(tries, defaultHttpLimits, () => chance);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** (tries - 1)));
      },
    ),
  );
  expect(backoff(3, defaultHttpLimits, () => 0.5)).toBe(1_000);
});

describe('the rate limiter', () => {
  test('lets no more than its number start in any 60 seconds', async () => {
    let time = 0;
    const sleep = async (ms: number) => {
      time += ms;
    };
    const limiter = createRateLimiter(3, { sleep, random: Math.random, now: () => time });
    const starts: number[] = [];
    for (let i = 0; i < 10; i++) {
      await limiter.take(new AbortController().signal);
      starts.push(time);
      time += 1_000;
    }
    expect(starts.slice(0, 5)).toEqual([0, 1_000, 2_000, 60_000, 61_000]);
    for (let i = 3; i < starts.length; i++) expect(starts[i]! - starts[i - 3]!).toBeGreaterThanOrEqual(60_000);
  });

  test('never waits longer than a minute for what a header says', async () => {
    const waits: number[] = [];
    const limiter = createRateLimiter(null, {
      sleep: async (ms) => void waits.push(ms),
      random: Math.random,
      now: () => 0,
    });
    limiter.observe(new Headers({ 'ratelimit-remaining': '0', 'ratelimit-reset': '86400' }));
    await limiter.take(new AbortController().signal);
    limiter.observe(new Headers({ 'ratelimit-remaining': '5', 'ratelimit-reset': '40' }));
    expect(waits).toEqual([60_000]);
  });
});
