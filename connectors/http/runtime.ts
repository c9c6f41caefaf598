import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance, so that tests decide both. */
export interface HttpRuntime {
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const systemRuntime: HttpRuntime = {
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal });
    } catch {
      signal.throwIfAborted();
    }
  },
  random: Math.random,
  now: Date.now,
};
