import { availableParallelism } from 'node:os';
import { workAlone } from '../../matching/parallel/crew.ts';
import { type Matcher, matchWith } from '../../pipeline/ports/matcher.ts';
import { crewOfThreads } from './crew-of-threads.ts';
import { matchInThread } from './match-in-thread.ts';
import { type OnTrouble, troubleCode } from './trouble.ts';

export interface MatcherOptions {
  /** Threads that calculate, whatever the size of the table; absent: as many as there are cores, where they pay. */
  readonly threads?: number | undefined;
  /** Told in words, once, when threads do not help. The work is done all the same, more slowly. */
  readonly onTrouble: (note: string) => void;
}

/** Fewest records for which threads pay: starting them costs about half a second. */
const FEWEST_RECORDS = 20_000;
/** More helpers wait for the one thread that trains and clusters. */
const MOST_HELPERS = 7;

/** Calculates with as many threads as pay for the table. */
export function threadedMatcher({ threads, onTrouble }: MatcherOptions): Matcher {
  let isTold = false;
  const noteTrouble: OnTrouble = (code) => {
    if (isTold) return;
    isTold = true;
    onTrouble(`Matching goes on with fewer threads, and more slowly: ${code}.`);
  };
  const helpersFor = (records: number): number => {
    if (threads !== undefined) return threads - 1;
    return records < FEWEST_RECORDS ? 0 : Math.min(availableParallelism() - 1, MOST_HELPERS);
  };

  const withCrew: Matcher['withCrew'] = (profile, records, calculate) => {
    const helpers = helpersFor(records);
    if (helpers === 0) return calculate(workAlone());
    const crew = crewOfThreads(profile, { helpers, onTrouble: noteTrouble });
    try {
      return calculate(crew);
    } finally {
      crew.leave();
    }
  };

  const match: Matcher['match'] = async (task) => {
    const { size } = task.table;
    if (size < FEWEST_RECORDS && threads === undefined) return matchWith(workAlone(), task);
    try {
      return await matchInThread(task, helpersFor(size), noteTrouble);
    } catch (reason) {
      task.signal.throwIfAborted();
      noteTrouble(troubleCode(reason));
      return matchWith(workAlone(), task);
    }
  };
  return { withCrew, match };
}
