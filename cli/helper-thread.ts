import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/schema/config.ts';
import type { RunReport } from '../pipeline/ports/run-store.ts';

/** Steps that this thread works on at the same time when a second one helps: reading two sources in one thread gains nothing. */
const CONCURRENCY_WITH_HELPER = 1;
/**
 * Megabytes for objects that die young, four times what Node takes: whenever they are used up, the collector copies what is
 * alive, and that are the records under way, however much room there is.
 */
const YOUNG_MEGABYTES = 192;

/**
 * Milliseconds before the second thread starts, unless it is seen earlier that there is much to read. Starting costs more than a
 * second of a core: a small sync, or one that finds little news, ends sooner without it.
 */
const PATIENCE = 1500;
/** Bytes of one source that are left to read, from which on there is much. */
const MUCH = 8_000_000;

/**
 * Runs a sync with a second thread of this process that takes steps from the queue too, where there are a second core and a
 * second source to make use of it, and the sync takes long enough. The thread stops with `signal`, and at the end.
 *
 * @param use gets the number of steps to work on in this thread, undefined: the usual one; and wants to hear how the run goes
 */
export async function withHelperThread<T>(
  { file, sources }: Config,
  signal: AbortSignal,
  use: (concurrency: number | undefined, onReport: (report: RunReport) => void) => Promise<T>,
): Promise<T> {
  if (availableParallelism() < 2 || sources.length < 2) return use(undefined, () => {});
  const helper = prepareHelper(file);
  signal.addEventListener('abort', helper.stop, { once: true });
  try {
    return await use(CONCURRENCY_WITH_HELPER, (report) => {
      if (hasMuchToRead(report)) helper.start();
    });
  } finally {
    signal.removeEventListener('abort', helper.stop);
    helper.stop();
    await helper.ended;
  }
}

function hasMuchToRead({ steps }: RunReport): boolean {
  return steps.some(({ step, status, done, total }) => {
    return step === 'extract' && status === 'running' && total !== null && total - done > MUCH;
  });
}

interface Helper {
  /** Does not wait any longer; nothing when it has started. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

function prepareHelper(configFile: string): Helper {
  const program = new URL(`./sync-helper${extname(import.meta.url)}`, import.meta.url);
  let thread: Worker | null = null;
  let working = false;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let stopped = false;
  const start = (): void => {
    clearTimeout(waiting);
    if (thread !== null || stopped) return;
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
  };
  const waiting = setTimeout(start, PATIENCE);
  return {
    start,
    stop: () => {
      clearTimeout(waiting);
      stopped = true;
      if (thread === null) end();
      else if (working) thread.postMessage('stop');
      else void thread.terminate();
    },
    ended,
  };
}
