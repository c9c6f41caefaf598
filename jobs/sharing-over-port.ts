import type { MessagePort } from 'node:worker_threads';
import type { PipelineContext } from '../pipeline/context.ts';
import type { OfferTask, SharedTask } from '../pipeline/ports/sharing.ts';
import { loseHelpers } from '../pipeline/sharing/progress.ts';
import { takePart } from '../pipeline/sharing/take-part.ts';

/**
 * The context with which this thread and the one at the other end of the port do parts of each other's steps. When that one ends,
 * or never begins, the steps of this one go on without it.
 */
export function sharingOver(port: MessagePort, context: PipelineContext): PipelineContext {
  const offered = new Set<SharedTask>();
  port.on('message', (task: SharedTask) => void takePart(context, task));
  port.once('close', () => {
    for (const { progress } of offered) loseHelpers(progress);
  });
  // The thread does not stay for others.
  port.unref();
  const offerTask: OfferTask = (task) => {
    offered.add(task);
    port.postMessage(task);
    return () => offered.delete(task);
  };
  return { ...context, offerTask };
}
