import { normalizationFingerprint } from '../../config/fingerprints.ts';
import type { PipelineContext } from '../context.ts';
import { normalizeTogether } from '../normalize/normalize-source.ts';
import type { SharedTask } from '../ports/sharing.ts';
import { areAllTaken, helping, partsOf } from './progress.ts';
import type { DoParts } from './share-work.ts';

/**
 * Does parts of a task that another thread has, while there are any. What it writes counts as long as the attempt of that thread does.
 * A failure is told in the task's progress.
 */
export async function takePart(context: PipelineContext, task: SharedTask): Promise<void> {
  if (areAllTaken(task.progress)) return;
  // Who cannot even begin takes no part.
  const doParts = await workOf(context, task).catch(() => null);
  if (doParts !== null) await helping(task.progress, () => doParts(partsOf(task.progress)));
}

/** Null: this thread goes by other rules than the one that has the task. */
async function workOf(context: PipelineContext, { attempt, work }: SharedTask): Promise<DoParts | null> {
  const { config, profile, signal } = context;
  const warehouse = { ...context.warehouse, ...context.warehouse.writingFor(attempt) };
  const source = config.sources.find(({ name }) => name === attempt.source);
  if (source === undefined) return null;
  const configFingerprint = normalizationFingerprint(config, source.name);
  return normalizeTogether({ source, profile, configFingerprint, store: warehouse.normalized, signal }, work);
}
