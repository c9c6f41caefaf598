/** At most `requests` in each window of `windowMs` milliseconds, counted per endpoint as Zendesk does. */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

export interface RateCounter {
  /** Counts a request: the headers of its answer, and the seconds to wait when it came too early. */
  readonly count: (
    endpoint: string,
    now: number,
  ) => { readonly headers: Record<string, string>; readonly retryAfter: number | null };
}

export function createRateCounter(limit: RateLimit): RateCounter {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    count: (endpoint, now) => {
      const open = windows.get(endpoint);
      const current = open !== undefined && now - open.start < limit.windowMs ? open : { start: now, used: 0 };
      windows.set(endpoint, current);
      current.used++;
      const reset = Math.max(1, Math.ceil((current.start + limit.windowMs - now) / 1000));
      const remaining = String(Math.max(0, limit.requests - current.used));
      const headers = {
        'x-rate-limit': String(limit.requests),
        'x-rate-limit-remaining': remaining,
        'ratelimit-limit': String(limit.requests),
        'ratelimit-remaining': remaining,
        'ratelimit-reset': String(reset),
      };
      return { headers, retryAfter: current.used > limit.requests ? reset : null };
    },
  };
}
