import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type StepAttempt, toRunId } from '../../../pipeline/ports/run-store.ts';
import type { NextPart, SharedTask } from '../../../pipeline/ports/sharing.ts';
import { areAllTaken, helping, loseHelpers, partsOf, readPartsOf } from '../../../pipeline/sharing/progress.ts';
import {
  type DoParts,
  type DoReadParts,
  readFor,
  shareWith,
  shareWithNobody,
} from '../../../pipeline/sharing/share-work.ts';

const attempt: StepAttempt = { run: toRunId(1), step: 'normalize', source: null, attempt: 1 };
const work = { step: 'normalize', fingerprint: 'rules', records: new Int32Array() } as const;
const PARTS = 40;

/** Does parts one by one, with as many turns of the event loop for each as told; notes which. */
const doing =
  (seen: number[], turns = 1): DoParts =>
  async (parts) => {
    for (const part of parts) {
      for (let i = 0; i < turns; i++) await turn();
      seen.push(part);
      parts.add({ done: 10, changed: 1 });
    }
  };

/** Shares with whoever `help` is, who hears of the task at once. */
const sharing = (help: (task: SharedTask) => void, { signal = new AbortController().signal, patience = 50 } = {}) => {
  const offered: SharedTask[] = [];
  const offer = (task: SharedTask) => {
    offered.push(task);
    help(task);
    return () => void offered.pop();
  };
  return { share: shareWith(offer, attempt, signal, patience), offered };
};

describe('shareWith', () => {
  test('every part is done once, whoever is faster, and what all did adds up', async () => {
    const turns = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(turns, { maxLength: 3 }),
        turns,
        fc.integer({ min: 0, max: 60 }),
        async (helpers, own, parts) => {
          const seen: number[] = [];
          const { share, offered } = sharing(({ progress }) => {
            for (const turns of helpers) void helping(progress, () => doing(seen, turns)(partsOf(progress)));
          });
          expect(await share(work, parts, doing(seen, own))).toEqual({ done: 10 * parts, changed: parts });
          expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: parts }, (_, i) => i));
          expect(offered).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('nobody hears of little work', async () => {
    let offers = 0;
    const { share } = sharing(() => void offers++);
    expect(await share(work, 3, doing([]))).toEqual({ done: 30, changed: 3 });
    expect(offers).toBe(0);
    expect(await shareWithNobody(work, PARTS, doing([]))).toEqual({ done: 10 * PARTS, changed: PARTS });
  });

  test('who is late, or never comes, is not waited for', async () => {
    const late: SharedTask[] = [];
    const { share } = sharing((task) => void late.push(task));
    const seen: number[] = [];
    await share(work, PARTS, doing(seen));
    expect(seen).toHaveLength(PARTS);
    expect(areAllTaken(late[0]!.progress)).toBe(true);
    await helping(late[0]!.progress, () => doing(seen)(partsOf(late[0]!.progress)));
    expect(seen).toHaveLength(PARTS);
  });

  test.each<[string, (task: SharedTask) => void, RegExp]>([
    [
      'fails',
      ({ progress }) => void helping(progress, () => Promise.reject(new Error('broken'))),
      /failed with its parts/,
    ],
    [
      'ends',
      ({ progress }) => {
        void helping(progress, () => new Promise(() => {}));
        loseHelpers(progress);
      },
      /failed with its parts/,
    ],
    ['hangs', ({ progress }) => void helping(progress, () => new Promise(() => {})), /does not finish/],
  ])('when a thread %s, all other parts are done, and the attempt is to be repeated', async (_, help, message) => {
    const seen: number[] = [];
    await expect(sharing(help).share(work, PARTS, doing(seen))).rejects.toThrow(message);
    expect(seen).toHaveLength(PARTS);
  });

  test('when its own work fails no further part is taken', async () => {
    const seen: number[] = [];
    const { share } = sharing(({ progress }) => void helping(progress, () => doing(seen, 3)(partsOf(progress))));
    await expect(share(work, PARTS, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    for (let i = 0; i < 20; i++) await turn();
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  test('it does not wait for others when the process is to stop', async () => {
    const stopping = new AbortController();
    const { share } = sharing(({ progress }) => void helping(progress, () => new Promise(() => {})), {
      signal: stopping.signal,
      patience: 60_000,
    });
    const shared = share(work, PARTS, doing([]));
    setTimeout(() => stopping.abort(), 30);
    await expect(shared).rejects.toThrow(/abort/);
  });
});

describe('readFor', () => {
  const merging = {
    step: 'merge',
    fingerprint: 'rules',
    basis: { customers: 9, parts: 9, decided: new Map(), sources: new Map() },
  } as const;
  const { signal } = new AbortController();

  /** So many parts, of which each is its own number. */
  const reading = (count: number): NextPart => {
    let last = 0;
    return async () => (last < count ? Uint8Array.of(++last) : null);
  };
  const doing =
    (seen: number[]): DoReadParts =>
    async (parts) => {
      for await (const [part] of parts) {
        await turn();
        seen.push(part!);
        parts.add({ done: 10, changed: 1 });
      }
    };

  test('every part is done once by who asked for it, and who is late finds the work closed', async () => {
    const own: number[] = [];
    const others: number[] = [];
    let late: SharedTask | null = null;
    const offer = (task: SharedTask, next: NextPart = reading(0)) => {
      late = task;
      void helping(task.progress, () => doing(others)(readPartsOf(task.progress, next)));
      return () => {};
    };
    const tally = await readFor(offer, attempt, signal)(merging, PARTS, reading(PARTS), doing(own));
    expect(tally).toEqual({ done: 10 * PARTS, changed: PARTS });
    expect([...own, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: PARTS }, (_, i) => i + 1));
    expect(Math.min(own.length, others.length)).toBeGreaterThan(0);
    expect(areAllTaken(late!.progress)).toBe(true);
  });

  test('nobody hears of little work, and who fails with a part costs the attempt', async () => {
    let offers = 0;
    const offer = ({ progress }: SharedTask, next: NextPart = reading(0)) => {
      offers++;
      void helping(progress, async () => {
        await next();
        throw new Error('broken');
      });
      return () => {};
    };
    const share = readFor(offer, attempt, signal);
    const seen: number[] = [];
    expect(await share(merging, 3, reading(3), doing(seen))).toEqual({ done: 30, changed: 3 });
    expect(offers).toBe(0);
    await expect(share(merging, PARTS, reading(PARTS), doing(seen))).rejects.toThrow('failed with its parts');
    expect(seen).toHaveLength(3 + PARTS - 1);
  });
});
