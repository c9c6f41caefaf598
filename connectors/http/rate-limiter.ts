import type { HttpRuntime } from './runtime.ts';

/** Slows down before the server has to refuse. */
export interface RateLimiter {
  /** Resolves when the next request may start. */
  readonly take: (signal: AbortSignal) => Promise<void>;
  /** Learns from the rate-limit headers of an answer. */
  readonly observe: (headers: Headers) => void;
}

const minute = 60_000;

/**
 * At most `requestsPerMinute` starts in any 60 seconds (null: no limit of our own). When an answer says that nothing
 * remains and when the count starts anew, the next request waits until then, a minute at the longest.
 */
export function createRateLimiter(requestsPerMinute: number | null, runtime: HttpRuntime): RateLimiter {
  const starts: number[] = [];
  let notBefore = 0;

  const nextStart = (now: number): number => {
    if (requestsPerMinute === null) return Math.max(now, notBefore);
    const freed = starts.length < requestsPerMinute ? 0 : starts.shift()! + minute;
    const start = Math.max(now, notBefore, freed);
    starts.push(start);
    return start;
  };

  return {
    take: async (signal) => {
      const now = runtime.now();
      const start = nextStart(now);
      if (start > now) await runtime.sleep(start - now, signal);
    },
    observe: (headers) => {
      const remaining = headers.get('x-rate-limit-remaining') ?? headers.get('ratelimit-remaining');
      const reset = Number(headers.get('ratelimit-reset') ?? Number.NaN);
      if (remaining?.trim() !== '0' || !(reset > 0)) return;
      notBefore = runtime.now() + Math.min(reset * 1000, minute);
    },
  };
}
