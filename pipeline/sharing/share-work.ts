import { setTimeout as sleep } from 'node:timers/promises';
import type { StepAttempt } from '../ports/run-store.ts';
import type { MergeWork, NextPart, NormalizeWork, OfferTask, SharedTask } from '../ports/sharing.ts';
import {
  areLost,
  closeParts,
  createProgress,
  hasHelpers,
  type Parts,
  partsOf,
  type ReadParts,
  readPartsOf,
  type Tally,
  tallyOf,
} from './progress.ts';

/** Does parts until none is left, and returns when those are done. */
export type DoParts = (parts: Parts) => Promise<void>;

/** Does the work of a step, in so many parts; returns what was done in all. */
export type Share = (work: NormalizeWork, parts: number, doParts: DoParts) => Promise<Tally>;

/** This thread does all parts. */
export const shareWithNobody: Share = async (_work, parts, doParts) => {
  const progress = createProgress(parts);
  await doParts(partsOf(progress));
  return tallyOf(progress);
};

/** Work of fewer parts is done before another thread has begun. */
const FEWEST_PARTS = 5;
/** How often it is looked whether others are done, and how long they may write nothing; milliseconds. */
const POLL_INTERVAL = 10;
const PATIENCE = 60_000;

/**
 * Other threads do parts too. When one of them takes parts and does not finish them, this throws what a retry heals: the next attempt of the
 * step ends what is still written for this one, finds what is left, and is not shared.
 */
export function shareWith(
  offer: OfferTask,
  attempt: StepAttempt,
  signal: AbortSignal,
  patience: number = PATIENCE,
): Share {
  return (work, parts, doParts) => {
    if (parts < FEWEST_PARTS) return shareWithNobody(work, parts, doParts);
    const task = { attempt, work, progress: createProgress(parts) };
    return together(task, offer(task), () => doParts(partsOf(task.progress)), signal, patience);
  };
}

/** Does parts that are handed out until none is left, and returns when those are done. */
export type DoReadParts = (parts: ReadParts) => Promise<void>;

/** The same as `Share` for parts that one thread reads: there are about so many. */
export type ShareRead = (work: MergeWork, parts: number, next: NextPart, doParts: DoReadParts) => Promise<Tally>;

/** As `shareWithNobody`. */
export const readForNobody: ShareRead = async (_work, _parts, next, doParts) => {
  const progress = createProgress(1);
  await doParts(readPartsOf(progress, next));
  return tallyOf(progress);
};

/** As `shareWith`. */
export function readFor(
  offer: OfferTask,
  attempt: StepAttempt,
  signal: AbortSignal,
  patience: number = PATIENCE,
): ShareRead {
  return (work, parts, next, doParts) => {
    if (parts < FEWEST_PARTS) return readForNobody(work, parts, next, doParts);
    const task = { attempt, work, progress: createProgress(1) };
    return together(task, offer(task, next), () => doParts(readPartsOf(task.progress, next)), signal, patience);
  };
}

async function together(
  { progress }: SharedTask,
  end: () => void,
  doOwn: () => Promise<void>,
  signal: AbortSignal,
  patience: number,
): Promise<Tally> {
  try {
    await doOwn();
    closeParts(progress);
    await untilOthersAreDone(progress, signal, patience);
    return tallyOf(progress);
  } finally {
    closeParts(progress);
    end();
  }
}

async function untilOthersAreDone(progress: Int32Array, signal: AbortSignal, patience: number): Promise<void> {
  let { done } = tallyOf(progress);
  let since = Date.now();
  while (hasHelpers(progress) && !areLost(progress)) {
    await sleep(POLL_INTERVAL, undefined, { signal });
    const now = tallyOf(progress).done;
    if (now !== done) [done, since] = [now, Date.now()];
    else if (Date.now() - since > patience) throw new Error('another thread does not finish its parts of the step');
  }
  if (areLost(progress)) throw new Error('another thread failed with its parts of the step');
}
