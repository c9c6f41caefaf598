import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { busyThread } from '../jobs/busy-thread.ts';
import { sharingOver } from '../jobs/sharing-over-port.ts';
import { toSourceName } from '../matching/ids.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { RunReport, StepReport } from '../pipeline/ports/run-store.ts';
import type { SourceReader } from '../pipeline/ports/source-reader.ts';
import type { HelperCommand, HelperReport } from './helper-messages.ts';
import type { Project } from './project.ts';

/** Steps that a thread works on at the same time when there are two: reading two files in one thread gains nothing. */
const CONCURRENCY = 1;
/** Of the second thread, where a source mostly waits for another computer. */
const CONCURRENCY_WHILE_WAITING = 2;
/**
 * Milliseconds before the second thread begins to work where it can read a source of its own, unless it is seen earlier that there is much to
 * do. It costs a second of a core: a small sync, or one that finds little news, ends sooner without it.
 */
const PATIENCE = 1500;
/** Bytes of one source that are left to read, and records that are left in a step whose work is shared, from which on there is much. */
const MUCH_TO_READ = 8_000_000;
const MUCH_TO_DO = 20_000;
/** Milliseconds that the second thread may take to end: by then there are no steps left, or they were told to stop. */
const LONGEST_END = 30_000;

interface HelpedSync {
  readonly context: PipelineContext;
  /** Steps to work on in this thread; undefined: the usual number. */
  readonly concurrency: number | undefined;
  /** Wants to hear how the run goes. */
  readonly onReport: (report: RunReport) => void;
}

/** A second thread of this process, for one sync. */
export interface HelperThread {
  /**
   * Runs the sync. Where there is a second core and the sync takes long enough, the thread takes steps from the queue too, and both do parts
   * of each other's steps. It stops with the context's signal, and at the end.
   */
  readonly with: <T>(context: PipelineContext, use: (sync: HelpedSync) => Promise<T>) => Promise<T>;
  /** At the end, whether or not there was a sync. */
  readonly leave: () => Promise<void>;
}

/**
 * Gets a helper thread ready. Where its sources are large, it loads its program at once, while the warehouse is opened, which leaves a core idle.
 *
 * @param project whose configuration the thread reads, too
 */
export function prepareHelperThread({ config, openSource }: Pick<Project, 'config' | 'openSource'>): HelperThread {
  if (availableParallelism() < 2) {
    return {
      with: (context, use) => use({ context, concurrency: undefined, onReport: () => {} }),
      leave: async () => {},
    };
  }
  const sizes = config.sources.map(({ name }) => sizeOf(() => openSource(toSourceName(name))));
  const hasSeveral = sizes.length > 1;
  const ofFiles = sizes.every((size) => size !== undefined);
  const { port1, port2 } = new MessageChannel();
  const helper = createHelper(config.file, port2, ofFiles ? CONCURRENCY : CONCURRENCY_WHILE_WAITING);
  if (hasSeveral) {
    for (const size of sizes)
      size?.().then(
        (bytes) => bytes > MUCH_TO_READ && helper.load(),
        // Reading will say what is wrong.
        () => {},
      );
  }
  return {
    with: async (context, use) => {
      const { signal } = context;
      signal.addEventListener('abort', helper.stop, { once: true });
      helper.open();
      const waiting = hasSeveral ? setTimeout(helper.start, PATIENCE) : undefined;
      try {
        return await use({
          context: sharingOver(port1, context),
          concurrency: CONCURRENCY,
          onReport: (report) => {
            if (report.steps.some((step) => hasMuchToDo(step) || (hasSeveral && hasMuchToRead(step)))) helper.start();
          },
        });
      } finally {
        clearTimeout(waiting);
        signal.removeEventListener('abort', helper.stop);
        helper.stop();
        await helper.ended;
      }
    },
    leave: async () => {
      helper.stop();
      await helper.ended;
      port1.close();
    },
  };
}

function sizeOf(open: () => SourceReader): SourceReader['size'] {
  try {
    return open().size;
  } catch {
    // Its step will say what is wrong.
    return undefined;
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
  /** Makes the thread, which does nothing yet; nothing when it is there. */
  readonly load: () => void;
  /** Lets it open the project, if it is there: it can work at once then. Once. */
  readonly open: () => void;
  /** Lets it work; nothing when it does. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

function createHelper(configFile: string, port: MessagePort, concurrency: number): Helper {
  const program = new URL(`./sync-helper${extname(import.meta.url)}`, import.meta.url);
  let thread: Worker | null = null;
  const told = new Set<HelperCommand>();
  let isOpen = false;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  /** Each command once, and none after `stop`. */
  const tell = (command: HelperCommand): void => {
    if (thread === null || told.has(command) || told.has('stop')) return;
    told.add(command);
    thread.postMessage(command);
  };
  const load = (): void => {
    if (thread !== null || told.has('stop')) return;
    thread = new Worker(program, {
      workerData: { configFile, port, concurrency },
      transferList: [port],
      resourceLimits: busyThread,
    });
    thread.on('message', (report: HelperReport) => {
      if (report === 'open') isOpen = true;
      // Nothing is open in it any more; that its memory is given back need not be waited for.
      else end();
    });
    // Whatever keeps the helper from helping, this thread does all the work.
    thread.on('error', () => {});
    thread.once('exit', end);
  };
  return {
    load,
    open: () => tell('open'),
    start: () => {
      load();
      tell('open');
      tell('work');
    },
    stop: () => {
      if (told.has('stop')) return;
      tell('stop');
      told.add('stop');
      if (thread === null) return end();
      const terminate = () => void thread?.terminate();
      if (!isOpen) terminate();
      else setTimeout(terminate, LONGEST_END).unref();
    },
    ended,
  };
}
