import type { PackedTable } from '../../matching/parallel/packed-table.ts';
import type { TaskName } from '../../matching/parallel/tasks.ts';

/** What the leader of a crew tells its helpers. */
export type CrewMessage =
  | { readonly kind: 'load'; readonly table: PackedTable }
  | {
      readonly kind: 'run';
      /** Number of the run, from 1. */
      readonly run: number;
      readonly name: TaskName;
      readonly shared: unknown;
      readonly count: number;
      readonly progress: Int32Array;
    };

/** The result of one part. */
export interface CrewReport {
  readonly run: number;
  readonly index: number;
  readonly result: unknown;
}

/** Entry of the progress: the next part that nobody has taken. */
export const NEXT = 0;
/** Entry of the progress: number of finished parts whose results are on their way, or that failed. */
export const FINISHED = 1;

/** Progress of one run, shared by all threads. */
export function createProgress(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}
