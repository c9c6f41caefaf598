import { expect, test } from '@jest/globals';
import { crewOfThreads } from '../../../jobs/match-threads/crew-of-threads.ts';
import { matchTable } from '../../../matching/match-table.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { defaultMatchOptions } from '../../support/matching/match-customers.ts';
import { syntheticTable } from '../../support/matching/synthetic-table.ts';

const { table, profile } = syntheticTable(9_000);
const model = trainModel(syntheticTable(1_000).table, profile, defaultMatchOptions);
const alone = matchTable(table, profile, model, defaultMatchOptions);

/** A helper that does this with every run it hears of; `take()` takes a part of it. */
const program = (onRun: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { workerData } from 'node:worker_threads';
      const { port } = workerData;
      port.on('message', (message) => {
        if (message.kind !== 'run') return;
        const { run, progress } = message;
        const take = () => Atomics.add(progress, 0, 1);
        const finish = () => { Atomics.add(progress, 1, 1); Atomics.notify(progress, 1); };
        ${onRun}
      });
      new Promise((resolve) => setTimeout(resolve, 1e6));
    `)}`,
  );

/** Matches with helpers that run a program, and waits until all troubles are told. */
async function matchWith(helper: URL, patience?: number) {
  const troubles: string[] = [];
  const crew = crewOfThreads(profile, {
    helpers: 2,
    onTrouble: (code) => troubles.push(code),
    program: helper,
    ...(patience === undefined ? {} : { patience }),
  });
  try {
    // Long enough for the helpers to be there when the work begins.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { result: matchTable(table, profile, model, defaultMatchOptions, crew), troubles };
  } finally {
    crew.leave();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test.each<[string, URL, number | undefined, string[]]>([
  ['cannot start', new URL('data:text/javascript,throw new TypeError()'), undefined, ['TypeError', 'TypeError']],
  ['fail before they take a part', program('throw new RangeError();'), undefined, ['RangeError', 'RangeError']],
  ['fail at a part', program('take(); finish(); throw new RangeError();'), undefined, ['RangeError', 'RangeError']],
  ['end with a part', program('take(); process.exit();'), 100, ['threads that finish nothing']],
  ['report late on another run', program('port.postMessage({ run: run - 1, index: 0, result: null });'), undefined, []],
])('helpers that %s change nothing but the time', async (_, helper, patience, expected) => {
  const { result, troubles } = await matchWith(helper, patience);
  expect(result).toEqual(alone);
  expect(troubles).toEqual(expected);
});
