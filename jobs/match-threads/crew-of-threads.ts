import { extname } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Crew, startTask } from '../../matching/parallel/crew.ts';
import { packTable } from '../../matching/parallel/packed-table.ts';
import type { TaskName } from '../../matching/parallel/tasks.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { type CrewMessage, type CrewReport, createProgress, FINISHED, NEXT } from './crew-messages.ts';

/** A crew of this thread and helpers; `leave` ends the helpers. */
export interface ThreadCrew extends Crew {
  readonly leave: () => void;
}

/** How long to wait for helpers that finish nothing before this thread does their parts itself. */
const PATIENCE_MS = 30_000;

/**
 * A crew that blocks this thread while it works: this thread takes parts too, and then waits for the others without its event
 * loop. Meant for a thread of its own (see `match-thread.ts`) or a program that does nothing else.
 *
 * @param helpers threads beside this one
 */
export function crewOfThreads(profile: Profile, helpers: number): ThreadCrew {
  const crew = Array.from({ length: helpers }, () => startHelper(profile));
  let loaded: RecordTable | null = null;

  const tell = (message: CrewMessage): void => {
    for (const { port } of crew) port.postMessage(message);
  };

  const load = (table: RecordTable): void => {
    if (table === loaded) return;
    loaded = table;
    if (helpers > 0) tell({ kind: 'load', table: packTable(table) });
  };

  const run: Crew['run'] = (name, shared, count, onPart) => {
    const part = startTask(name, loaded!, shared);
    const results = new Map<number, ReturnType<typeof part>>();
    const progress = createProgress();
    if (count > 1) tell({ kind: 'run', name: name satisfies TaskName, shared, count, progress });
    for (let index = Atomics.add(progress, NEXT, 1); index < count; index = Atomics.add(progress, NEXT, 1)) {
      results.set(index, part(index));
      Atomics.add(progress, FINISHED, 1);
      onPart?.(Atomics.load(progress, FINISHED), count);
    }
    waitFor(progress, count);
    for (const { port } of crew) for (const [index, result] of reportsOf(port)) results.set(index, result as never);
    return Array.from({ length: count }, (_, index) => results.get(index) ?? part(index));
  };

  const leave = (): void => {
    for (const { port, thread } of crew) {
      port.close();
      void thread.terminate();
    }
  };
  return { load, run, leave };
}

interface Helper {
  readonly thread: Worker;
  readonly port: MessagePort;
}

function startHelper(profile: Profile): Helper {
  const { port1, port2 } = new MessageChannel();
  const program = new URL(`./crew-helper${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { workerData: { profile, port: port2 }, transferList: [port2] });
  // Whatever keeps a helper from helping, this thread does all the work.
  thread.on('error', () => {});
  thread.unref();
  port1.unref();
  return { thread, port: port1 };
}

/** Waits until all parts are finished, or nobody has finished one for a while. */
function waitFor(progress: Int32Array, count: number): void {
  for (;;) {
    const finished = Atomics.load(progress, FINISHED);
    if (finished >= count) return;
    if (Atomics.wait(progress, FINISHED, finished, PATIENCE_MS) === 'timed-out') return;
  }
}

function* reportsOf(port: MessagePort): Generator<readonly [number, unknown]> {
  for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port)) {
    const report = message.message as CrewReport;
    yield [report.index, report.result];
  }
}
