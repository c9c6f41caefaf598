import { extname } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Crew, startTask } from '../../matching/parallel/crew.ts';
import { packTable } from '../../matching/parallel/packed-table.ts';
import type { TaskName } from '../../matching/parallel/tasks.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { busyThread } from '../busy-thread.ts';
import { type CrewMessage, type CrewReport, createProgress, FINISHED, NEXT } from './crew-messages.ts';
import { type OnTrouble, troubleCode } from './trouble.ts';

/** A crew of this thread and helpers; `leave` ends the helpers. */
export interface ThreadCrew extends Crew {
  readonly leave: () => void;
}

export interface CrewOptions {
  /** Threads beside this one. */
  readonly helpers: number;
  /** Told why a helper does not help, once for each that does not; its work is done all the same. */
  readonly onTrouble: OnTrouble;
  /** How long to wait for helpers that finish nothing, in milliseconds, before this thread does their parts itself. */
  readonly patience?: number;
  /** What helpers run. */
  readonly program?: URL;
}

const PATIENCE = 30_000;
const helperProgram = new URL(`./crew-helper${extname(import.meta.url)}`, import.meta.url);

/**
 * A crew that blocks this thread while it works: this thread takes parts too, and then waits for the others without its event
 * loop. Meant for a thread of its own (see `match-thread.ts`) or a program that does nothing else.
 */
export function crewOfThreads(
  profile: Profile,
  { helpers, onTrouble, patience = PATIENCE, program = helperProgram }: CrewOptions,
): ThreadCrew {
  let crew = Array.from({ length: helpers }, () => startHelper(profile, program, onTrouble));
  let loaded: RecordTable | null = null;
  let runs = 0;

  const tell = (message: CrewMessage): void => {
    for (const { port } of crew) port.postMessage(message);
  };

  const leave = (): void => {
    for (const { port, thread } of crew) {
      port.close();
      // The process waits for its end, so that it hears of what ended it before.
      thread.ref();
      void thread.terminate();
    }
    crew = [];
  };

  const load = (table: RecordTable): void => {
    if (table === loaded) return;
    loaded = table;
    if (crew.length > 0) tell({ kind: 'load', table: packTable(table) });
  };

  const run: Crew['run'] = (name, shared, count, onPart) => {
    const part = startTask(name, loaded!, shared);
    const results = new Map<number, ReturnType<typeof part>>();
    const progress = createProgress();
    runs++;
    if (count > 1) tell({ kind: 'run', run: runs, name: name satisfies TaskName, shared, count, progress });
    for (let index = Atomics.add(progress, NEXT, 1); index < count; index = Atomics.add(progress, NEXT, 1)) {
      results.set(index, part(index));
      const finished = Atomics.add(progress, FINISHED, 1) + 1;
      if (finished < count) onPart?.(finished, count);
    }
    const areDone = waitFor(progress, count, patience);
    onPart?.(count, count);
    for (const { port } of crew) {
      for (const report of reportsOf(port)) if (report.run === runs) results.set(report.index, report.result as never);
    }
    if (!areDone) {
      onTrouble('threads that finish nothing');
      leave();
    }
    return Array.from({ length: count }, (_, index) => results.get(index) ?? part(index));
  };
  return { load, run, leave };
}

interface Helper {
  readonly thread: Worker;
  readonly port: MessagePort;
}

function startHelper(profile: Profile, program: URL, onTrouble: OnTrouble): Helper {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(program, {
    workerData: { profile, port: port2 },
    transferList: [port2],
    resourceLimits: busyThread,
  });
  thread.on('error', (reason) => onTrouble(troubleCode(reason)));
  thread.unref();
  port1.unref();
  return { thread, port: port1 };
}

/** Waits until all parts are finished; false when nobody has finished one for a while. */
function waitFor(progress: Int32Array, count: number, patience: number): boolean {
  for (;;) {
    const finished = Atomics.load(progress, FINISHED);
    if (finished >= count) return true;
    if (Atomics.wait(progress, FINISHED, finished, patience) === 'timed-out') return false;
  }
}

function* reportsOf(port: MessagePort): Generator<CrewReport> {
  for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port)) {
    yield message.message as CrewReport;
  }
}
