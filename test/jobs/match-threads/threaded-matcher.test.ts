import { describe, expect, test } from '@jest/globals';
import { threadedMatcher as threadedMatcherOfSource } from '../../../jobs/match-threads/threaded-matcher.ts';
import { matchTable } from '../../../matching/match-table.ts';
import type { Crew } from '../../../matching/parallel/crew.ts';
import { matchAlone } from '../../../pipeline/ports/matcher.ts';
import { defaultMatchOptions } from '../../support/matching/match-customers.ts';
import { syntheticTable } from '../../support/matching/synthetic-table.ts';

/** Threads run compiled code. */
const built = new URL('../../../dist/jobs/match-threads/threaded-matcher.js', import.meta.url).href;
const { threadedMatcher } = (await import(built)) as {
  readonly threadedMatcher: typeof threadedMatcherOfSource;
};

const { table, profile } = syntheticTable(20_000);
const small = syntheticTable(1_000).table;
const signal = new AbortController().signal;
const trained = await matchAlone.match({ table: small, profile, model: null, options: defaultMatchOptions, signal });
const task = { table, profile, model: trained.model, options: defaultMatchOptions, signal };
const alone = await matchAlone.match(task);

/** Turns of this thread's event loop while something is awaited. */
async function turnsDuring<T>(work: () => Promise<T>): Promise<{ readonly turns: number; readonly value: T }> {
  let turns = 0;
  const timer = setInterval(() => turns++, 10);
  const value = await work();
  clearInterval(timer);
  return { turns, value };
}

describe('matching with threads', () => {
  test.each([2, 8])('gives with %d threads what one gives, and leaves the event loop free', async (threads) => {
    const troubles: string[] = [];
    const progress: number[] = [];
    const matcher = threadedMatcher({ threads, onTrouble: (note) => troubles.push(note) });
    const options = { ...task.options, onProgress: (done: number) => progress.push(done) };
    const { turns, value } = await turnsDuring(() => matcher.match({ ...task, options }));
    expect(value).toEqual(alone);
    expect(turns).toBeGreaterThan(10);
    expect(progress.at(-1)).toBe(table.size);
    expect(troubles).toEqual([]);
  });

  test('trains with them what one trains', async () => {
    const matcher = threadedMatcher({ threads: 3, onTrouble: () => {} });
    expect(await matcher.match({ ...task, table: small, model: null })).toEqual(trained);
  });

  test('this thread with helpers gives the same, too', () => {
    const { withCrew } = threadedMatcher({ threads: 2, onTrouble: () => {} });
    const match = (crew: Crew) => matchTable(table, profile, trained.model, defaultMatchOptions, crew);
    expect(withCrew(profile, table.size, match)).toEqual(alone.result);
  });

  test('ends with the reason of the signal', async () => {
    const stopping = new AbortController();
    const matched = threadedMatcher({ threads: 2, onTrouble: () => {} }).match({ ...task, signal: stopping.signal });
    setTimeout(() => stopping.abort(new Error('stopped by a person')), 200);
    await expect(matched).rejects.toThrow('stopped by a person');
  });

  test('goes on in this thread where no other can start, and says so once', async () => {
    const notes: string[] = [];
    // TypeScript, which a thread of Node 20 cannot load.
    const matcher = threadedMatcherOfSource({ threads: 3, onTrouble: (note) => notes.push(note) });
    expect(await matcher.match(task)).toEqual(alone);
    expect(notes).toEqual(['Matching goes on with fewer threads, and more slowly: ERR_UNKNOWN_FILE_EXTENSION.']);
  });
});
