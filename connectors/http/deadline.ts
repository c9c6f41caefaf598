/** Reason of a signal that ended because its time was up. */
export const deadlinePassed: unique symbol = Symbol('deadline passed');

/** Runs `work` with a signal that aborts with `signal`, or with the reason `deadlinePassed` after `ms` milliseconds. */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(deadlinePassed), ms);
  const forward = () => controller.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', forward);
  }
}
