import { parentPort, workerData } from 'node:worker_threads';
import { comparedFields } from '../../matching/compared-fields.ts';
import { unpackTable } from '../../matching/parallel/packed-table.ts';
import { matchWith } from '../../pipeline/ports/matcher.ts';
import { crewOfThreads } from './crew-of-threads.ts';
import type { MatchReport, MatchThreadData } from './match-messages.ts';
import { packResult } from './packed-result.ts';

/** The program of a matching thread: trains and matches one table with a crew of its own, and tells what came of it. */
const { table, profile, model, options, helpers } = workerData as MatchThreadData;
const tell = (report: MatchReport): void => parentPort?.postMessage(report);

const crew = crewOfThreads(profile, { helpers, onTrouble: (code) => tell({ kind: 'trouble', code }) });
try {
  const matched = matchWith(crew, {
    table: unpackTable(table, comparedFields(profile)),
    profile,
    model,
    options: { ...options, onProgress: (done, total) => tell({ kind: 'progress', done, total }) },
    // Whoever waits ends this thread instead.
    signal: new AbortController().signal,
  });
  // Troubles of helpers come through the event loop: before the result, which ends this thread.
  await new Promise(setImmediate);
  tell({ ...matched, kind: 'matched', result: packResult(matched.result) });
} finally {
  crew.leave();
}
