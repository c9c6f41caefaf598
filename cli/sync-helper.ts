import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { sharingOver } from '../jobs/sharing-over-port.ts';
import { work } from '../jobs/worker.ts';
import { processConsole } from './output/console.ts';
import { openProject } from './project.ts';

/** The program of the helper thread (see helper-thread.ts): works on the project's steps, and on parts of those of the other thread, until it gets a message. */
const { configFile, port } = z.object({ configFile: z.string(), port: z.instanceof(MessagePort) }).parse(workerData);
const CONCURRENCY = 2;

const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
const project = await openProject(configFile);
await project.withPipeline(stopping.signal, processConsole.note, async (context, queue) => {
  parentPort?.postMessage('working');
  await work(sharingOver(port, context), queue, CONCURRENCY);
});
parentPort?.postMessage('closed');
