import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { busyThread } from '../jobs/busy-thread.ts';
import { sharingOver } from '../jobs/sharing-over-port.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { RunReport, StepReport } from '../pipeline/ports/run-store.ts';

/** Steps that this thread works on at the same time when a second one may help: reading two sources in one thread gains nothing. */
const CONCURRENCY_WITH_HELPER = 1;
/**
 * Milliseconds before the second thread starts where it can read a source of its own, unless it is seen earlier that there is much to do.
 * Starting costs more than a second of a core: a small sync, or one that finds little news, ends sooner without it.
 */
const PATIENCE = 1500;
/** Bytes of one source that are left to read, and records that are left in a step whose work is shared, from which on there is much. */
const MUCH_TO_READ = 8_000_000;
const MUCH_TO_DO = 20_000;

interface HelpedSync {
  readonly context: PipelineContext;
  /** Steps to work on in this thread; undefined: the usual number. */
  readonly concurrency: number | undefined;
  /** Wants to hear how the run goes. */
  readonly onReport: (report: RunReport) => void;
}

/**
 * Runs a sync with a second thread of this process, where there is a second core and the sync takes long enough: it takes steps from the
 * queue too, and both do parts of each other's steps. The thread stops with the context's signal, and at the end.
 */
export async function withHelperThread<T>(context: PipelineContext, use: (sync: HelpedSync) => Promise<T>): Promise<T> {
  const { config, signal } = context;
  if (availableParallelism() < 2) return use({ context, concurrency: undefined, onReport: () => {} });
  const hasSeveral = config.sources.length > 1;
  const { port1, port2 } = new MessageChannel();
  const helper = prepareHelper(config.file, port2, hasSeveral ? PATIENCE : null);
  signal.addEventListener('abort', helper.stop, { once: true });
  try {
    return await use({
      context: sharingOver(port1, context),
      concurrency: CONCURRENCY_WITH_HELPER,
      onReport: (report) => {
        if (report.steps.some((step) => hasMuchToDo(step) || (hasSeveral && hasMuchToRead(step)))) helper.start();
      },
    });
  } finally {
    signal.removeEventListener('abort', helper.stop);
    helper.stop();
    await helper.ended;
    port1.close();
  }
}

function hasMuchToRead({ step, status, done, total }: StepReport): boolean {
  return step === 'extract' && status === 'running' && total !== null && total - done > MUCH_TO_READ;
}

/** In a step whose work is shared. */
function hasMuchToDo({ step, status, done, total }: StepReport): boolean {
  const isShared = step === 'normalize' || step === 'merge';
  return isShared && status === 'running' && total !== null && total - done > MUCH_TO_DO;
}

interface Helper {
  /** Does not wait any longer; nothing when it has started. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

/** @param patience milliseconds after which it starts by itself; null: never */
function prepareHelper(configFile: string, port: MessagePort, patience: number | null): Helper {
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
      workerData: { configFile, port },
      transferList: [port],
      resourceLimits: busyThread,
    });
    thread.on('message', (message) => {
      if (message === 'working') working = true;
      // Nothing is open in it any more; that its memory is given back need not be waited for.
      else end();
    });
    // Whatever keeps the helper from helping, this thread does all the work.
    thread.on('error', () => {});
    thread.once('exit', end);
  };
  const waiting = patience === null ? undefined : setTimeout(start, patience);
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
