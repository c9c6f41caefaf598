import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/schema/config.ts';

/** Steps that this thread works on at the same time when a second one helps: reading two sources in one thread gains nothing. */
const CONCURRENCY_WITH_HELPER = 1;
/**
 * Megabytes for objects that die young, four times what Node takes: whenever they are used up, the collector copies what is
 * alive, and that are the records under way, however much room there is.
 */
const YOUNG_MEGABYTES = 192;

/**
 * Milliseconds before the second thread starts. Starting costs more than a second of a core: a small sync, or one that finds
 * little news, ends sooner without it.
 */
const PATIENCE = 1500;

/**
 * Runs a sync with a second thread of this process that takes steps from the queue too, where there are a second core and a
 * second source to make use of it, and the sync takes long enough. The thread stops with `signal`, and at the end.
 *
 * @param use gets the number of steps to work on in this thread; undefined: the usual one
 */
export async function withHelperThread<T>(
  { file, sources }: Config,
  signal: AbortSignal,
  use: (concurrency: number | undefined) => Promise<T>,
): Promise<T> {
  if (availableParallelism() < 2 || sources.length < 2) return use(undefined);
  const helper = startHelper(file);
  signal.addEventListener('abort', helper.stop, { once: true });
  try {
    return await use(CONCURRENCY_WITH_HELPER);
  } finally {
    signal.removeEventListener('abort', helper.stop);
    helper.stop();
    await helper.ended;
  }
}

function startHelper(configFile: string): { readonly stop: () => void; readonly ended: Promise<void> } {
  const program = new URL(`./sync-helper${extname(import.meta.url)}`, import.meta.url);
  let thread: Worker | null = null;
  let working = false;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting = setTimeout(() => {
    thread = new Worker(program, {
      workerData: { configFile },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    thread.once('message', () => {
      working = true;
    });
    // Whatever keeps the helper from helping, this thread does all the work.
    thread.on('error', () => {});
    thread.once('exit', end);
  }, PATIENCE);
  return {
    stop: () => {
      clearTimeout(waiting);
      if (thread === null) end();
      else if (working) thread.postMessage('stop');
      else void thread.terminate();
    },
    ended,
  };
}
