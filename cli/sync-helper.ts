import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { work } from '../jobs/worker.ts';
import { processConsole } from './output/console.ts';
import { openProject } from './project.ts';

/** The program of the helper thread (see helper-thread.ts): works on the project's steps until it gets a message. */
const { configFile } = z.object({ configFile: z.string() }).parse(workerData);
const CONCURRENCY = 2;

const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
const project = await openProject(configFile);
await project.withPipeline(stopping.signal, processConsole.note, async (context, queue) => {
  parentPort?.postMessage('working');
  await work(context, queue, CONCURRENCY);
});
