import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { handOut, partsFrom } from '../../jobs/parts-over-port.ts';
import type { NextPart } from '../../pipeline/ports/sharing.ts';

/** Parts of one byte, numbered from 1. */
function numbered(count: number): NextPart {
  let last = 0;
  return async () => (last < count ? Uint8Array.of(++last) : null);
}

test('two ends take turns, every part goes to one of them, and both hear of the end', async () => {
  const next = numbered(50);
  const { taker, end } = handOut(next);
  const seen = await Promise.all(
    [next, partsFrom(taker)].map(async (take) => {
      const parts: number[] = [];
      for (let part = await take(); part !== null; part = await take()) {
        parts.push(part[0]!);
        await turn();
      }
      return parts;
    }),
  );
  expect(seen.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  for (const parts of seen) {
    expect(parts.length).toBeGreaterThan(0);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  }
  end();
});

test('nothing is asked for before it is wanted, and asking fails when nobody answers any more', async () => {
  let asked = 0;
  const { taker, end } = handOut(() => {
    asked++;
    return new Promise(() => {});
  });
  const take = partsFrom(taker);
  await turn();
  expect(asked).toBe(0);
  const waiting = take();
  end();
  await expect(waiting).rejects.toThrow('hands out no more');
  await expect(take()).rejects.toThrow('hands out no more');
});

test('who reads the parts and fails ends them', async () => {
  const { taker } = handOut(() => Promise.reject(new Error('lost')));
  const take = partsFrom(taker);
  const closed = once(taker, 'close');
  await expect(take()).rejects.toThrow('hands out no more');
  await closed;
});
