import type { YektaError } from '../../config/errors/yekta-error.ts';
import type { HttpRuntime } from './runtime.ts';

/** How often and how long one request is tried again. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** Upper bound of the first backoff in milliseconds; doubles with each try. */
  readonly baseDelayMs: number;
  /** Upper bound of any backoff. */
  readonly maxDelayMs: number;
  /** Longest wait that a server may ask for; a longer one ends the request. */
  readonly maxWaitMs: number;
}

/** What one try came to. A failure that no repetition can help is thrown instead. */
export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** `waitMs`: what the server asked for, null when it did not say. */
  | { readonly kind: 'again'; readonly error: YektaError; readonly waitMs: number | null };

/** Tries until done; throws the last error when the policy allows no further try. */
export async function withRetries<T>(
  attempt: () => Promise<Attempt<T>>,
  policy: RetryPolicy,
  runtime: HttpRuntime,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const outcome = await attempt();
    if (outcome.kind === 'done') return outcome.value;
    const asked = outcome.waitMs ?? 0;
    if (tries >= policy.attempts || asked > policy.maxWaitMs) throw outcome.error;
    // Jitter on top of what the server asked for keeps several clients from coming back in the same instant.
    await runtime.sleep(asked + backoff(tries, policy, runtime.random), signal);
  }
}

/**
 * Exponential backoff with full jitter: uniform between 0 and the doubled bound.
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoff(tries: number, policy: RetryPolicy, random: () => number): number {
  return Math.floor(random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (tries - 1)));
}
