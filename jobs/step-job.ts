import { z } from 'zod';
import { toSourceName } from '../matching/ids.ts';
import { projectSteps, sourceSteps, toRunId } from '../pipeline/ports/run-store.ts';
import type { StepTask } from '../pipeline/run-step.ts';

/** What a job carries: ids, never data (law 1). */
const stepJobSchema = z.strictObject({
  run: z.number().int().positive(),
  step: z.enum([...sourceSteps, ...projectSteps]),
  source: z.string().nullable(),
});

export type StepJob = z.infer<typeof stepJobSchema>;

export function toStepJob(task: StepTask): StepJob {
  return { run: task.run, step: task.step, source: task.source };
}

/** Reads a job at the edge of the queue, where another version of Yekta may have written it. */
export function parseStepJob(data: unknown): StepTask {
  const { run, step, source } = stepJobSchema.parse(data);
  return { run: toRunId(run), step, source: source === null ? null : toSourceName(source) };
}
