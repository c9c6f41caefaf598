import type { RecordTable } from '../table/record-table.ts';
import { type SharedOf, type TaskName, type TaskResult, tasks } from './tasks.ts';

/**
 * Those who share the work of one matching run: this thread alone, or several. The result is the same for any number of them,
 * because tasks are pure and their results come back in order (law 3).
 */
export interface Crew {
  /** How many work at the same time. */
  readonly size: number;
  /** Makes a table the one that tasks work on. */
  readonly load: (table: RecordTable) => void;
  /**
   * Runs a task for every index from 0 up to, not including, `count`, and returns the results in order.
   *
   * @param shared what all parts of the task need beside the table; plain data and shared memory
   */
  readonly run: <T extends TaskName>(name: T, shared: SharedOf<T>, count: number) => readonly TaskResult<T>[];
}

/** This thread alone. */
export function workAlone(): Crew {
  let loaded: RecordTable | null = null;
  return {
    size: 1,
    load: (table) => {
      loaded = table;
    },
    run: (name, shared, count) => {
      const part = tasks[name].start(loaded!, shared as never);
      return Array.from({ length: count }, (_, index) => part(index)) as never;
    },
  };
}
