import { compareSample } from './compare-sample.ts';
import { scoreRows } from './score-rows.ts';

/** A piece of work that can be split: `start` prepares once per thread, and what it returns does part `index`. */
export interface Task<S, R> {
  readonly start: (table: import('../table/record-table.ts').RecordTable, shared: S) => (index: number) => R;
}

/** Everything that a crew can be asked to do. */
export const tasks = { compareSample, scoreRows } as const;

export type TaskName = keyof typeof tasks;
export type SharedOf<T extends TaskName> = Parameters<(typeof tasks)[T]['start']>[1];
export type TaskResult<T extends TaskName> = ReturnType<ReturnType<(typeof tasks)[T]['start']>>;
