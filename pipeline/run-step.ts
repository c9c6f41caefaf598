import { YektaError } from '../config/errors/yekta-error.ts';
import type { SourceName } from '../matching/ids.ts';
import type { PipelineContext, StepContext } from './context.ts';
import type { Counts, RunId, RunReport, StepAttempt, StepName, StepReport } from './ports/run-store.ts';
import { sourceSteps } from './ports/run-store.ts';
import { readFor, readForNobody, shareWith, shareWithNobody } from './sharing/share-work.ts';
import { type OnProgress, projectStepWork, sourceStepWork } from './steps.ts';
import { toStoredError } from './stored-error.ts';

/** One step of one run: what a job carries, and nothing else (law 1). */
export interface StepTask {
  readonly run: RunId;
  readonly step: StepName;
  readonly source: SourceName | null;
}

/** Progress is written at most this often, in milliseconds. */
const PROGRESS_INTERVAL = 200;

/**
 * Does one step and keeps its report. A source that fails stops at its failing step and never the other sources; a
 * project step that fails ends the run. Throws only what a retry may heal, while attempts are left, and when the process is
 * asked to stop. A step whose run has ended, or which another process has started again meanwhile, changes nothing more.
 *
 * @param lastAttempt no retry comes after this one
 */
export async function runStep(context: PipelineContext, task: StepTask, lastAttempt: boolean): Promise<void> {
  const { signal } = context;
  const { runs } = context.warehouse;
  const report = await runs.report(task.run);
  if (report === null || report.steps.some((step) => isEndOf(task, step))) return;
  const attempt = await runs.stepStarted(task.run, task.step, task.source);
  if (attempt === null) return;
  const progress = throttledProgress(context, task);
  const offerTask = lastAttempt || attempt.attempt > 1 ? undefined : context.offerTask;
  const sharing =
    offerTask === undefined
      ? { share: shareWithNobody, shareRead: readForNobody }
      : { share: shareWith(offerTask, attempt, signal), shareRead: readFor(offerTask, attempt, signal) };
  const outcome = await attemptStep(
    { ...context, ...sharing },
    attempt,
    isBlocked(report, task),
    progress.update,
  ).catch(toFailure);
  await progress.settled();
  if (outcome.status === 'failed') {
    if (outcome.error instanceof YektaError && outcome.error.code === 'sync.superseded') return;
    if (signal.aborted || (!lastAttempt && isRetryable(outcome.error))) throw outcome.error;
  }
  await runs.stepFinished(task.run, task.step, task.source, {
    status: outcome.status,
    counts: outcome.counts,
    attempt: attempt.attempt,
    ...(outcome.status === 'failed' ? { error: toStoredError(outcome.error) } : {}),
  });
  if (task.step === 'publish') await finishRun(context, task.run);
}

type Outcome =
  | { readonly status: 'done' | 'skipped'; readonly counts: Counts }
  | { readonly status: 'failed'; readonly counts: Counts; readonly error: unknown };

async function attemptStep(
  context: StepContext,
  attempt: StepAttempt,
  blocked: boolean,
  onProgress: OnProgress,
): Promise<Outcome> {
  const warehouse = { ...context.warehouse, ...context.warehouse.writingFor(attempt) };
  const counts = blocked ? null : await work({ ...context, warehouse }, attempt, onProgress);
  return { status: counts === null ? 'skipped' : 'done', counts: counts ?? {} };
}

const toFailure = (error: unknown): Outcome => ({ status: 'failed', counts: {}, error });

/** True when the report says that the step ended: its job came twice, after the queue was lost. */
function isEndOf(task: StepTask, { step, source, status }: StepReport): boolean {
  return step === task.step && source === task.source && status !== 'running' && step !== 'publish';
}

function work(context: StepContext, task: StepTask, onProgress: OnProgress): Promise<Counts | null> {
  const { step } = task;
  if (isSourceStep(step)) {
    const source = context.config.sources.find(({ name }) => name === task.source);
    if (source === undefined) throw new YektaError('internal', 'The step names a source that is not configured.');
    return sourceStepWork[step](context, task.run, source, onProgress);
  }
  return projectStepWork[step](context, task.run, onProgress);
}

function isSourceStep(step: StepName): step is (typeof sourceSteps)[number] {
  return (sourceSteps as readonly StepName[]).includes(step);
}

/** True when an earlier step of the same source, or of the project, failed. */
function isBlocked(report: RunReport, task: StepTask): boolean {
  return report.steps.some(
    ({ status, source, step }) => status === 'failed' && source === task.source && step !== task.step,
  );
}

function isRetryable(error: unknown): boolean {
  return !(error instanceof YektaError) || error.disposition === 'retry';
}

async function finishRun({ warehouse }: PipelineContext, run: RunId): Promise<void> {
  const report = await warehouse.runs.report(run);
  if (report === null) return;
  const failed = report.steps.filter(({ status }) => status === 'failed');
  const projectFailure = failed.find(({ source }) => source === null);
  if (projectFailure !== undefined) {
    await warehouse.runs.finish(run, 'failed', projectFailure.error ?? undefined);
    return;
  }
  // Clusters that matching holds are questions; what is published of them is whole.
  const isHeld = report.steps.some(({ step, counts }) => step === 'publish' && (counts.held ?? 0) > 0);
  const troubled = failed.length > 0 || isHeld || report.files.some(({ error }) => error !== null);
  await warehouse.runs.finish(run, troubled ? 'partial' : 'succeeded');
}

function throttledProgress({ warehouse }: PipelineContext, task: StepTask) {
  let last = 0;
  let pending: Promise<void> = Promise.resolve();
  return {
    update: (done: number, total: number | null) => {
      const now = Date.now();
      if (now - last < PROGRESS_INTERVAL) return;
      last = now;
      pending = pending.then(() => warehouse.runs.stepProgress(task.run, task.step, task.source, done, total));
      pending.catch(() => {});
    },
    settled: () => pending.catch(() => {}),
  };
}
