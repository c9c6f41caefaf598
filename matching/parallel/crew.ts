import type { RecordTable } from '../table/record-table.ts';
import { type SharedOf, type TaskName, type TaskResult, tasks } from './tasks.ts';

/**
 * Those who share the work of one matching run: this thread alone, or several. The result is the same for any number of them,
 * because tasks are pure and their results come back in order (law 3).
 */
export interface Crew {
  /** Makes a table the one that tasks work on. */
  readonly load: (table: RecordTable) => void;
  /**
   * Runs a task for every index from 0 up to, not including, `count`, and returns the results in order.
   *
   * @param shared what all parts of the task need beside the table; plain data and shared memory
   * @param onPart told how many parts are done
   */
  readonly run: <T extends TaskName>(
    name: T,
    shared: SharedOf<T>,
    count: number,
    onPart?: (done: number, all: number) => void,
  ) => readonly TaskResult<T>[];
}

/** This thread alone. */
export function workAlone(): Crew {
  let loaded: RecordTable | null = null;
  return {
    load: (table) => {
      loaded = table;
    },
    run: (name, shared, count, onPart) => {
      const part = startTask(name, loaded!, shared);
      return Array.from({ length: count }, (_, index) => {
        const result = part(index);
        onPart?.(index + 1, count);
        return result;
      });
    },
  };
}

/** Prepares a task in this thread. */
export function startTask<T extends TaskName>(
  name: T,
  table: RecordTable,
  shared: SharedOf<T>,
): (index: number) => TaskResult<T> {
  const task = tasks[name] as { start: (table: RecordTable, shared: SharedOf<T>) => (index: number) => TaskResult<T> };
  return task.start(table, shared);
}
