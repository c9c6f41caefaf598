import { setTimeout as sleep } from 'node:timers/promises';
import { YektaError } from '../config/errors/yekta-error.ts';
import type { StepQueue } from './step-queue.ts';

/** Patience with the queue, in milliseconds. */
export interface QueuePatience {
  /** How often the queue is looked at. */
  readonly interval: number;
  /** How long it may hold no step that could run before they count as lost. */
  readonly empty: number;
  /** How long it may fail to answer before the sync gives up. */
  readonly silent: number;
}

export const defaultPatience: QueuePatience = { interval: 1_000, empty: 3_000, silent: 30_000 };

/** How often lost steps are enqueued again before the sync gives up. */
const MAX_RENEWALS = 5;

/**
 * Watches the queue of a running sync. The queue may lose the steps at any time (a flushed Redis, a worker that died in a bad
 * moment); as every step is idempotent and tells in the warehouse that it is done, all of them are then enqueued again.
 * The returned function looks when it is time to, and throws `queue.unreachable` or `sync.step_failed` when it gives up.
 *
 * @param renew enqueues the steps again
 */
export function watchQueue(
  queue: StepQueue,
  renew: () => Promise<void>,
  { interval, empty, silent }: QueuePatience,
): () => Promise<void> {
  let looked = performance.now();
  let answered = looked;
  let emptySince: number | null = null;
  let renewals = 0;
  return async () => {
    const now = performance.now();
    if (now - looked < interval) return;
    looked = now;
    const runnable = await withinMs(interval, queue.countRunnable());
    if (runnable === null) {
      if (now - answered >= silent) throw unreachable();
      return;
    }
    answered = now;
    if (runnable > 0) emptySince = null;
    else emptySince ??= now;
    if (emptySince === null || now - emptySince < empty) return;
    if (renewals === MAX_RENEWALS) throw lostAgain();
    renewals += 1;
    emptySince = null;
    await renew();
  };
}

/** The answer of a call, or null when it fails or takes longer. */
async function withinMs<T>(ms: number, call: Promise<T>): Promise<T | null> {
  const timer = new AbortController();
  const late = sleep(ms, null, { signal: timer.signal, ref: false }).catch(() => null);
  try {
    return await Promise.race([call.catch(() => null), late]);
  } finally {
    timer.abort();
  }
}

const unreachable = () =>
  new YektaError('queue.unreachable', 'The queue does not answer any more.', {
    remedy: 'See that Redis, or the database when REDIS_URL is not set, is up; then run the sync again.',
  });

const lostAgain = () =>
  new YektaError('sync.step_failed', `The queue lost the steps of the sync ${MAX_RENEWALS + 1} times.`, {
    remedy: 'See that nothing else clears the queue, then run the sync again.',
  });
