import { on } from 'node:events';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { sharingOver } from '../jobs/sharing-over-port.ts';
import '../jobs/step-queue.ts';
import { work } from '../jobs/worker.ts';
import type { HelperCommand, HelperReport } from './helper-messages.ts';
import { processConsole } from './output/console.ts';
import { openProject } from './project.ts';

/**
 * The program of the helper thread (see helper-thread.ts), loaded by now: opens the project when it is told to, and from `work` to `stop` works
 * on the project's steps, and on parts of those of the other thread.
 */
const { configFile, port, concurrency } = z
  .object({ configFile: z.string(), port: z.instanceof(MessagePort), concurrency: z.int() })
  .parse(workerData);
const leader = parentPort!;
const commands = on(leader, 'message');
const heard = async (): Promise<HelperCommand> => (await commands.next()).value[0];
const tell = (report: HelperReport): void => leader.postMessage(report);

const stopping = new AbortController();
await heard();
const project = await openProject(configFile);
await project.withPipeline(stopping.signal, processConsole.note, async (context, queue) => {
  tell('open');
  if ((await heard()) === 'stop') return;
  void heard().then(() => stopping.abort());
  await work(sharingOver(port, context), queue, concurrency);
});
tell('closed');
await commands.return?.();
