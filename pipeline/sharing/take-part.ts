import { normalizationFingerprint, survivorshipFingerprint } from '../../config/fingerprints.ts';
import type { PipelineContext } from '../context.ts';
import { mergeTogether } from '../merge-customers.ts';
import { mergeTimes } from '../merge-times.ts';
import { normalizeTogether } from '../normalize/normalize-source.ts';
import type { NextPart, SharedTask } from '../ports/sharing.ts';
import { areAllTaken, helping, partsOf, readPartsOf } from './progress.ts';

/**
 * Does parts of a task that another thread has, while there are any. What it writes counts as long as the attempt of that thread does.
 * A failure is told in the task's progress.
 *
 * @param next where parts come from that are handed out
 */
export async function takePart(context: PipelineContext, task: SharedTask, next: NextPart | null): Promise<void> {
  if (areAllTaken(task.progress)) return;
  // Who cannot even begin takes no part.
  const doParts = await workOf(context, task, next).catch(() => null);
  if (doParts !== null) await helping(task.progress, doParts);
}

/** Null: this thread goes by other rules than the one that has the task. */
async function workOf(
  context: PipelineContext,
  { attempt, work, progress }: SharedTask,
  next: NextPart | null,
): Promise<(() => Promise<void>) | null> {
  const { config, profile, signal } = context;
  const warehouse = { ...context.warehouse, ...context.warehouse.writingFor(attempt) };
  if (work.step === 'merge') {
    const { customers } = warehouse;
    const times = await mergeTimes(warehouse, attempt.run);
    const configFingerprint = survivorshipFingerprint(config);
    const doParts = mergeTogether({ customers, profile, configFingerprint, times, signal }, work);
    return doParts && next && (() => doParts(readPartsOf(progress, next)));
  }
  const source = config.sources.find(({ name }) => name === attempt.source);
  if (source === undefined) return null;
  const configFingerprint = normalizationFingerprint(config, source.name);
  const store = warehouse.normalized;
  const doParts = await normalizeTogether({ source, profile, configFingerprint, store, signal }, work);
  return doParts && (() => doParts(partsOf(progress)));
}
