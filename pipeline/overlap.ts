/**
 * Reads one batch ahead: while the caller works on a batch, the next one is on its way from the database. Like a plain
 * `for await`, it closes the source when the caller leaves early.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = iterator.next();
      // A failure of the batch ahead is met when its turn comes; until then it must not count as unhandled.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}

/** Writes one batch behind: `write` returns at once unless the batch before is still being written. */
export function writeBehind<T>(write: (batch: T) => Promise<void>): {
  readonly write: (batch: T) => Promise<void>;
  /** Waits for the last batch; throws what any of the writes threw. */
  readonly end: () => Promise<void>;
} {
  let last: Promise<void> = Promise.resolve();
  return {
    write: async (batch) => {
      await last;
      last = write(batch);
      last.catch(() => {});
    },
    end: () => last,
  };
}
