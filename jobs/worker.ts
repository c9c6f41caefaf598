import type { PipelineContext } from '../pipeline/context.ts';
import { runStep, type StepTask } from '../pipeline/run-step.ts';
import type { StepQueue } from './step-queue.ts';
import { watchWarehouse } from './warehouse-watch.ts';

/**
 * Works on the steps that syncs of this project enqueue, until the context's signal aborts. Throws `warehouse.unreachable` when the
 * database stays away: an embedded server never comes back where it was.
 *
 * @param onStep called with each step that this process takes on
 */
export async function work(
  context: PipelineContext,
  queue: StepQueue,
  concurrency: number,
  onStep: (task: StepTask) => void = () => {},
): Promise<void> {
  const handle = (task: StepTask, lastAttempt: boolean) => {
    onStep(task);
    return runStep(context, task, lastAttempt);
  };
  const worker = queue.work(handle, { concurrency });
  try {
    await watchWarehouse(context.warehouse, context.signal);
  } finally {
    await worker.stop();
  }
}
