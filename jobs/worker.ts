import { once } from 'node:events';
import type { PipelineContext } from '../pipeline/context.ts';
import { runStep } from '../pipeline/run-step.ts';
import type { StepQueue } from './step-queue.ts';

/** Works on the steps that syncs of this project enqueue, until the context's signal aborts. */
export async function work(context: PipelineContext, queue: StepQueue, concurrency: number): Promise<void> {
  const worker = queue.work((task, lastAttempt) => runStep(context, task, lastAttempt), { concurrency });
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await worker.stop();
}
