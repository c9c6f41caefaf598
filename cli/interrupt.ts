import type { Console } from './output/console.ts';

/**
 * Runs a command with a signal that aborts on the first Ctrl-C (or a polite kill), so that it can stop cleanly; a second
 * Ctrl-C ends the process at once.
 */
export async function withInterrupt<T>(out: Console, use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    out.note('Stopping after the current batch; press Ctrl-C again to stop at once.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await use(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
