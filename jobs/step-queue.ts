import type { Socket } from 'node:net';
import { createPostgresBackend, createRedisBackend, type IQueueBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { YektaError } from '../config/errors/yekta-error.ts';
import type { RunId } from '../pipeline/ports/run-store.ts';
import type { StepTask } from '../pipeline/run-step.ts';
import { toStoredError } from '../pipeline/stored-error.ts';
import { keepStringsFast } from './fast-strings.ts';
import { openQueuePool } from './queue-pool.ts';
import { parseStepJob } from './step-job.ts';
import { type FlowOptions, syncFlow } from './sync-flow.ts';

// Bullmq and ioredis are loaded by now, whatever loads this.
keepStringsFast();

/** How a dead process is noticed, in milliseconds. */
export interface QueueTimings {
  /** Longest time that a step may keep its process from answering before others take it for dead. */
  readonly lockDuration: number;
  /** How often each process looks for steps of dead ones. */
  readonly stalledInterval: number;
}

const defaultTimings: QueueTimings = { lockDuration: 120_000, stalledInterval: 15_000 };

/** Pause after a failed call to the queue, in milliseconds. */
const RETRY_DELAY = 1_000;
/** How often a step may kill the processes that work on it. */
const MAX_STALLED = 3;

/** Does one step; throwing asks for another attempt, unless `lastAttempt`. */
export type StepHandler = (task: StepTask, lastAttempt: boolean) => Promise<void>;

/** The queue of one project's steps. It can be lost at any time without losing data: a new sync enqueues what is left to do. */
export interface StepQueue {
  /** Removes what earlier runs left behind. The caller holds the sync lock. */
  readonly clear: () => Promise<void>;
  readonly enqueueSync: (run: RunId, sources: readonly string[], options?: FlowOptions) => Promise<void>;
  /** Steps that a worker works on, or could start on now or after a pause. While a sync goes on there is at least one. */
  readonly countRunnable: () => Promise<number>;
  /**
   * Starts to work on steps, its own and those that other processes enqueue. `onLost` hears of a step that the queue gave
   * up, because the processes that worked on it died again and again.
   */
  readonly work: (
    handler: StepHandler,
    options: { readonly concurrency: number; readonly onLost?: (task: StepTask) => void },
  ) => StepWorker;
  readonly close: () => Promise<void>;
}

export interface StepWorker {
  /** Stops taking steps and waits for those at work. */
  readonly stop: () => Promise<void>;
}

export interface QueueLocation {
  readonly project: string;
  /** Postgres that holds the queues by default. */
  readonly databaseUrl: string;
  /** Makes the sockets of its connections. */
  readonly databaseSocket?: () => Socket;
  /** Redis that holds them instead. */
  readonly redisUrl?: string;
  readonly timings?: QueueTimings;
}

/** Opens the step queue in Redis when it is given, else in Postgres. Throws `queue.unreachable`. */
export async function openStepQueue(location: QueueLocation): Promise<StepQueue> {
  const name = `yekta-${location.project}`;
  const timings = location.timings ?? defaultTimings;
  if (location.redisUrl === undefined) {
    const pool = await openQueuePool(location.databaseUrl, location.databaseSocket);
    return openWith(withBackend(createPostgresBackend), pool, name, timings, () => pool.end());
  }
  const redis = new Redis(location.redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    throw new YektaError('queue.unreachable', 'Redis at REDIS_URL does not answer.', {
      cause,
      remedy: 'Start it, correct REDIS_URL, or unset it to keep the queues in Postgres.',
    });
  }
  return openWith(withBackend(createRedisBackend), redis, name, timings, async () => {
    await redis.quit();
  });
}

async function openWith<B extends IQueueBackend, C>(
  { Queue, Worker, FlowProducer }: ReturnType<typeof withBackend<B, C>>,
  connection: C,
  name: string,
  timings: QueueTimings,
  disconnect: () => Promise<void>,
): Promise<StepQueue> {
  const queue = new Queue(name, { connection });
  const flows = new FlowProducer({ connection });
  // A lost connection shows as a failing call; without a listener the event would end the process.
  queue.on('error', ignore);
  flows.on('error', ignore);
  const close = async () => {
    await flows.close();
    await queue.close();
    await disconnect();
  };
  try {
    await queue.waitUntilReady();
  } catch (error) {
    await close().catch(ignore);
    throw error;
  }
  return {
    clear: () => queue.obliterate({ force: true }),
    enqueueSync: async (run, sources, options) => {
      await flows.add(syncFlow(name, run, sources, options));
    },
    countRunnable: () => queue.getJobCountByTypes('active', 'waiting', 'delayed', 'prioritized'),
    work: (handler, { concurrency, onLost }) => {
      const worker = new Worker(
        name,
        async (job) => {
          const attempts = job.opts.attempts ?? 1;
          await handler(parseStepJob(job.data), job.attemptsMade + 1 >= attempts).catch(throwStorable);
        },
        { connection, concurrency, ...timings, maxStalledCount: MAX_STALLED, runRetryDelay: RETRY_DELAY },
      );
      worker.on('error', ignore);
      worker.on('failed', (job, error) => {
        const givenUp = job?.finishedOn !== undefined || error.message.startsWith('job stalled');
        if (job !== undefined && givenUp) onLost?.(parseStepJob(job.data));
      });
      return { stop: () => worker.close() };
    },
    close,
  };
}

/** The queue stores why an attempt failed, and may not hold personal data (law 10). */
function throwStorable(error: unknown): never {
  const { code, message } = toStoredError(error);
  throw new Error(`${code}: ${message}`);
}

function ignore(): void {}
