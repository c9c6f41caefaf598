import type { MembersBasis } from './customer-store.ts';
import type { StepAttempt } from './run-store.ts';

/** What a thread has to know of the work of a step to do parts of it. */
export type SharedWork = NormalizeWork | MergeWork;

export interface NormalizeWork {
  readonly step: 'normalize';
  readonly fingerprint: string;
  /** Ids of the records, in shared memory. */
  readonly records: Int32Array;
}

/** Its parts are handed out by the thread that has it, which reads them: see `NextPart`. */
export interface MergeWork {
  readonly step: 'merge';
  readonly fingerprint: string;
  readonly basis: MembersBasis;
}

/** Hands over the next part of a task, which belongs to who asked from then on; null: there is none any more. */
export type NextPart = () => Promise<Uint8Array<ArrayBuffer> | null>;

/** The work of one attempt of a step, which threads share: plain data and shared memory. */
export interface SharedTask {
  readonly attempt: StepAttempt;
  readonly work: SharedWork;
  /** What the threads count together, see pipeline/sharing/progress.ts. */
  readonly progress: Int32Array;
}

/**
 * Tells other threads of this process of a task: they take parts of it while there are any. Returns what says that the task is over.
 * A thread that ends with parts that it had taken is noted in the task's progress.
 *
 * @param next where the others get parts that are handed out; absent: parts are numbered
 */
export type OfferTask = (task: SharedTask, next?: NextPart) => () => void;
