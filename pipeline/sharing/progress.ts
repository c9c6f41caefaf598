import { sharedInt32Array } from '../../matching/table/shared-arrays.ts';
import type { NextPart } from '../ports/sharing.ts';

/*
 * What the threads that share a task count together, in shared memory. Parts are numbered from 0, and each is done by the thread that takes
 * its number; so the threads need not know of each other. The thread that has the task waits for those that take part. Parts that one thread
 * reads and hands out have no numbers: they count as one, which is open while there are any.
 */

const COUNT = 0;
/** The next part that nobody has taken. */
const NEXT = 1;
/** Threads that take part beside the one that has the task. */
const HELPING = 2;
/** Not 0: parts were taken by a thread that will not do them. */
const LOST = 3;
const DONE = 4;
const CHANGED = 5;

export interface Tally {
  readonly done: number;
  readonly changed: number;
}

interface Counted {
  /** Adds to what all threads did; returns the sum. */
  readonly add: (tally: Tally) => Tally;
}

/** The parts of a task, each of which goes to one thread: taken as they are asked for. */
export interface Parts extends Iterable<number>, Counted {}

/** The same where one thread reads the parts and hands them out. */
export interface ReadParts extends AsyncIterable<Uint8Array<ArrayBuffer>>, Counted {}

export function createProgress(parts: number): Int32Array {
  const progress = sharedInt32Array(6);
  progress[COUNT] = parts;
  return progress;
}

export function partsOf(progress: Int32Array): Parts {
  return {
    *[Symbol.iterator]() {
      for (let part = take(progress); part < progress[COUNT]!; part = take(progress)) yield part;
    },
    add: adding(progress),
  };
}

export function readPartsOf(progress: Int32Array, next: NextPart): ReadParts {
  return {
    async *[Symbol.asyncIterator]() {
      for (let part = await next(); part !== null; part = await next()) yield part;
    },
    add: adding(progress),
  };
}

const adding =
  (progress: Int32Array): Counted['add'] =>
  ({ done, changed }) => ({
    done: Atomics.add(progress, DONE, done) + done,
    changed: Atomics.add(progress, CHANGED, changed) + changed,
  });

const take = (progress: Int32Array): number => Atomics.add(progress, NEXT, 1);

/** What all threads did so far. */
export function tallyOf(progress: Int32Array): Tally {
  return { done: Atomics.load(progress, DONE), changed: Atomics.load(progress, CHANGED) };
}

export const areAllTaken = (progress: Int32Array): boolean => Atomics.load(progress, NEXT) >= progress[COUNT]!;

/** From now on no part is taken. */
export function closeParts(progress: Int32Array): void {
  Atomics.store(progress, NEXT, progress[COUNT]!);
}

/** Takes part in a task: whoever has it waits. When `work` fails, parts are lost. */
export async function helping(progress: Int32Array, work: () => Promise<void>): Promise<void> {
  Atomics.add(progress, HELPING, 1);
  try {
    await work();
  } catch {
    Atomics.store(progress, LOST, 1);
  } finally {
    Atomics.sub(progress, HELPING, 1);
  }
}

export const hasHelpers = (progress: Int32Array): boolean => Atomics.load(progress, HELPING) > 0;

/** Those that take part do so no longer: their thread ended. */
export function loseHelpers(progress: Int32Array): void {
  if (hasHelpers(progress)) Atomics.store(progress, LOST, 1);
}

export const areLost = (progress: Int32Array): boolean => Atomics.load(progress, LOST) !== 0;
