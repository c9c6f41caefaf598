import { openStepQueue, type QueueLocation } from '../../../jobs/step-queue.ts';

/** Takes steps from the queue named by its argument and never ends one, to be killed. */
const queue = await openStepQueue(JSON.parse(process.argv[2]!) as QueueLocation);
queue.work(
  ({ step, source }) => {
    process.stdout.write(`took ${source} ${step}\n`);
    return new Promise(() => {});
  },
  { concurrency: 1 },
);
process.stdout.write('ready\n');
