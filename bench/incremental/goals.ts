import type { MeasuredSync } from '../sync/measured-sync.ts';
import type { MeasuredMatches } from './measure-matches.ts';

/** Everything that was measured. */
export interface MeasuredIncremental {
  /** Of the base. */
  readonly records: number;
  readonly first: MeasuredSync;
  readonly unchanged: MeasuredSync;
  readonly changed: MeasuredSync;
  /** Seconds to read the bytes of the files, and do nothing with them. */
  readonly reading: number;
  readonly matches: MeasuredMatches;
  /** Whether the project holds what one holds that loads the changed files at once; null: not looked at. */
  readonly equalsLoadAtOnce: boolean | null;
}

/** Goals are about so many records; others are not judged by them. */
export const GOAL_RECORDS = 1_000_000;

/** Something that was measured, and what it should be at most for `GOAL_RECORDS`; null: nothing was promised. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly goal: number | null;
}

export function figuresOf({ first, unchanged, changed, reading, matches }: MeasuredIncremental): readonly Figure[] {
  return [
    { name: 'first load, s', value: first.seconds, goal: 120 },
    { name: 'unchanged sync, s', value: unchanged.seconds, goal: null },
    {
      name: '  its steps but for reading, s',
      value: stepsBut('extract', unchanged),
      goal: stepsOf('extract', unchanged),
    },
    { name: '  reading the same bytes, s', value: reading, goal: null },
    { name: 'changed sync, s', value: changed.seconds, goal: 10 },
    { name: '  Node and Postgres, peak MB', value: memoryOf(changed), goal: 1500 },
    { name: 'match on demand, p50, ms', value: matches.p50, goal: null },
    { name: '  p99, ms', value: matches.p99, goal: 15 },
    { name: '  slowest, ms', value: matches.slowest, goal: null },
    { name: '  the first, which prepares, ms', value: matches.first, goal: null },
    { name: '  Node, peak MB', value: matches.nodeMegabytes, goal: null },
  ];
}

function stepsOf(step: string, { stages }: MeasuredSync): number {
  return sum(Object.entries(stages).filter(([name]) => name.endsWith(step)));
}

function stepsBut(step: string, { stages }: MeasuredSync): number {
  return sum(Object.entries(stages).filter(([name]) => !name.endsWith(step)));
}

function sum(stages: readonly (readonly [string, number])[]): number {
  return stages.reduce((total, [, seconds]) => total + seconds, 0);
}

/** The peaks of both, which need not fall together. */
function memoryOf({ nodeMegabytes, postgresMegabytes }: MeasuredSync): number {
  return (nodeMegabytes ?? Number.NaN) + (postgresMegabytes ?? Number.NaN);
}
