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

/** How many writes may be on their way at once; each takes a connection of its own. */
const WRITES_AT_ONCE = 3;

/**
 * Writes behind the caller: `write` returns at once unless several batches are still being written. For batches that do not
 * depend on each other, because they may be written in any order.
 */
export function writeBehind<T>(write: (batch: T) => Promise<void>): {
  readonly write: (batch: T) => Promise<void>;
  /** Waits for the last batches; throws what any of the writes threw. */
  readonly end: () => Promise<void>;
} {
  const underway: Promise<void>[] = [];
  return {
    write: async (batch) => {
      if (underway.length === WRITES_AT_ONCE) await underway.shift();
      const written = write(batch);
      written.catch(() => {});
      underway.push(written);
    },
    end: async () => {
      await Promise.all(underway);
    },
  };
}
