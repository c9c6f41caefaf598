import { compareSample } from './compare-sample.ts';
import { fillLists } from './fill-lists.ts';
import { fillRows } from './fill-rows.ts';
import { indexBuckets } from './index-buckets.ts';
import { indexRows } from './index-rows.ts';
import { makeBlocks } from './make-blocks.ts';
import { readKeys } from './read-keys.ts';
import { readLabels } from './read-labels.ts';
import { scoreRows } from './score-rows.ts';

/** Everything that a crew can be asked to do: `start` prepares once per thread, and what it returns does one part. */
export const tasks = {
  compareSample,
  fillLists,
  fillRows,
  indexBuckets,
  indexRows,
  makeBlocks,
  readKeys,
  readLabels,
  scoreRows,
} as const;

export type TaskName = keyof typeof tasks;
export type SharedOf<T extends TaskName> = Parameters<(typeof tasks)[T]['start']>[1];
export type TaskResult<T extends TaskName> = ReturnType<ReturnType<(typeof tasks)[T]['start']>>;
