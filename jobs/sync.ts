import { setTimeout as sleep } from 'node:timers/promises';
import { YektaError } from '../config/errors/yekta-error.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { RunId, RunReport } from '../pipeline/ports/run-store.ts';
import { runStep } from '../pipeline/run-step.ts';
import { toStoredError } from '../pipeline/stored-error.ts';
import { defaultPatience, type QueuePatience, watchQueue } from './queue-watch.ts';
import type { StepQueue } from './step-queue.ts';

/** How often the report of the running sync is read, in milliseconds. */
const POLL_INTERVAL = 150;
/** Steps that one process works on at the same time. */
const CONCURRENCY = 3;

export interface SyncOptions {
  /** Called with the report as it grows. */
  readonly onReport?: (report: RunReport) => void;
  /** Steps to work on at the same time in this thread; fewer when another one helps. */
  readonly concurrency?: number | undefined;
  readonly patience?: QueuePatience;
  /** Sources to read; default: all. Without any, what is stored already is matched, merged and published anew. */
  readonly sources?: readonly string[];
  /** False: the sources are not read; what is stored of them is normalized, matched, merged and published. */
  readonly read?: boolean;
  /** What comes before the run, under the lock. When it fails, no run begins. */
  readonly prepare?: () => Promise<void>;
  /** False: publishes everything, whatever the limits of the configuration. */
  readonly gate?: boolean;
}

/**
 * Runs one sync to its end: takes the project's lock, enqueues the flow, works it off in this process (other workers may
 * help) and returns the run's report. Throws `sync.already_running` when another process holds the lock.
 * When the context's signal aborts, the run ends as `interrupted`, and the next sync continues.
 */
export async function sync(context: PipelineContext, queue: StepQueue, options: SyncOptions = {}): Promise<RunReport> {
  const lock = await context.warehouse.lockSync();
  if (lock === null) {
    throw new YektaError('sync.already_running', 'Another sync of this project is running.', {
      remedy: 'Wait for it to end; `yekta status` shows how far it is.',
    });
  }
  try {
    return await runLocked(context, queue, options);
  } finally {
    await lock.release();
  }
}

async function runLocked(
  context: PipelineContext,
  queue: StepQueue,
  {
    onReport = () => {},
    concurrency = CONCURRENCY,
    patience = defaultPatience,
    sources = context.config.sources.map(({ name }) => name),
    read = true,
    prepare = async () => {},
    gate = true,
  }: SyncOptions,
): Promise<RunReport> {
  const { runs } = context.warehouse;
  await prepare();
  await queue.clear();
  const run = await runs.begin({ gate });
  const enqueue = () => queue.enqueueSync(run, sources, { read });
  await enqueue();
  const failing = new AbortController();
  const stepContext = { ...context, signal: AbortSignal.any([context.signal, failing.signal]) };
  const worker = queue.work((task, lastAttempt) => runStep(stepContext, task, lastAttempt), {
    concurrency,
    onLost: ({ step }) => {
      const message = `The step ${step} was started again and again and never ended.`;
      runs.finish(run, 'failed', { code: 'sync.step_failed', message }).catch(() => {});
    },
  });
  const renew = async () => {
    await queue.clear();
    await enqueue();
  };
  try {
    return await untilFinished(context, run, onReport, watchQueue(queue, renew, patience));
  } catch (error) {
    // What the steps at work come to is of no use any more, and without a database they may take long to notice.
    failing.abort();
    await runs.finish(run, 'failed', toStoredError(error)).catch(() => {});
    throw error;
  } finally {
    await worker.stop();
  }
}

async function untilFinished(
  { warehouse, signal }: PipelineContext,
  run: RunId,
  onReport: (report: RunReport) => void,
  lookAtQueue: () => Promise<void>,
): Promise<RunReport> {
  const { runs } = warehouse;
  let isFlushing = false;
  for (;;) {
    if (signal.aborted) {
      await runs.finish(run, 'interrupted', {
        code: 'sync.interrupted',
        message: 'The sync was stopped before its end; the next one continues.',
      });
    }
    const report = await runs.report(run);
    if (report === null) throw new YektaError('warehouse.inconsistent', 'The run is not in the warehouse any more.');
    onReport(report);
    if (report.status !== 'running') return report;
    // What the last steps write is little beside what came before, and they leave disk and a core alone.
    if (!isFlushing && report.steps.some(({ step }) => step === 'merge')) {
      isFlushing = true;
      warehouse.flush().catch(() => {});
    }
    await lookAtQueue();
    await sleep(POLL_INTERVAL, undefined, { signal }).catch(() => {});
  }
}
