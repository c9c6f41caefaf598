import type { MessagePort } from 'node:worker_threads';
import type { PipelineContext } from '../pipeline/context.ts';
import type { OfferTask, SharedTask } from '../pipeline/ports/sharing.ts';
import { loseHelpers } from '../pipeline/sharing/progress.ts';
import { takePart } from '../pipeline/sharing/take-part.ts';
import { handOut, partsFrom } from './parts-over-port.ts';

interface Offer {
  readonly task: SharedTask;
  /** Where parts are handed out; null: they are numbered. */
  readonly parts: MessagePort | null;
}

/**
 * The context with which this thread and the one at the other end of the port do parts of each other's steps. When that one ends,
 * or never begins, the steps of this one go on without it.
 */
export function sharingOver(port: MessagePort, context: PipelineContext): PipelineContext {
  const offered = new Set<SharedTask>();
  port.on('message', ({ task, parts }: Offer) => void takePart(context, task, parts && partsFrom(parts)));
  port.once('close', () => {
    for (const { progress } of offered) loseHelpers(progress);
  });
  // The thread does not stay for others.
  port.unref();
  const offerTask: OfferTask = (task, next) => {
    offered.add(task);
    const handing = next === undefined ? null : handOut(next);
    port.postMessage({ task, parts: handing?.taker ?? null } satisfies Offer, handing === null ? [] : [handing.taker]);
    return () => {
      offered.delete(task);
      handing?.end();
    };
  };
  return { ...context, offerTask };
}
