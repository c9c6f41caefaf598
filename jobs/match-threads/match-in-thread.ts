import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packTable } from '../../matching/parallel/packed-table.ts';
import type { Matched, MatchTask } from '../../pipeline/ports/matcher.ts';
import { busyThread } from '../busy-thread.ts';
import type { MatchReport, MatchThreadData } from './match-messages.ts';
import { unpackResult } from './packed-result.ts';
import type { OnTrouble } from './trouble.ts';

const matchProgram = new URL(`./match-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Does a task in a thread of its own, which leads a crew, so that the event loop of this one goes on.
 *
 * @param onTrouble told why a helper of that thread does not help
 * @param program what the thread runs
 * @throws the signal's reason when it aborts, which ends the thread; whatever ended the thread otherwise
 */
export async function matchInThread(
  { table, profile, model, options, signal }: MatchTask,
  helpers: number,
  onTrouble: OnTrouble,
  program: URL = matchProgram,
): Promise<Matched> {
  signal.throwIfAborted();
  const { onProgress, ...plain } = options;
  const data: MatchThreadData = { table: packTable(table), profile, model, options: plain, helpers };
  const thread = new Worker(program, { workerData: data, resourceLimits: busyThread });
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      thread.on('message', (report: MatchReport) => {
        if (report.kind === 'progress') onProgress?.(report.done, report.total);
        else if (report.kind === 'trouble') onTrouble(report.code);
        else resolve({ model: report.model, result: unpackResult(report.result), content: report.content });
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(signal.aborted ? signal.reason : new Error('the matching thread ended early')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
