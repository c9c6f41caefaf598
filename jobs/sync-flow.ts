import type { FlowJob } from 'bullmq';
import { type SourceName, toSourceName } from '../matching/ids.ts';
import { projectSteps, type RunId, type StepName, sourceSteps } from '../pipeline/ports/run-store.ts';
import { toStepJob } from './step-job.ts';

/** How often a step is tried, and how long it waits in between: 1 s, 2 s. */
const RETRY = { attempts: 3, backoff: { type: 'exponential', delay: 1_000 } } as const;

type FlowChild = NonNullable<FlowJob['children']>[number];

/** What a flow is to do. */
export interface FlowOptions {
  /** False: leaves out extract and stage. */
  readonly read: boolean;
}

/**
 * The flow of one sync: for each source extract, stage, normalize; when all are done match, resolve, merge, publish.
 * In BullMQ a parent waits for its children, so the last step is the root.
 */
export function syncFlow(
  queueName: string,
  run: RunId,
  sources: readonly string[],
  { read }: FlowOptions = { read: true },
): FlowJob {
  const job = (step: StepName, source: SourceName | null, children: readonly FlowChild[]): FlowChild => ({
    name: step,
    queueName,
    data: toStepJob({ run, step, source }),
    opts: { ...RETRY, removeOnComplete: true, removeOnFail: true, failParentOnFailure: true },
    ...(children.length > 0 ? { children: [...children] } : {}),
  });
  const chain = (steps: readonly StepName[], source: SourceName | null, first: readonly FlowChild[]) =>
    steps.reduce<readonly FlowChild[]>((children, step) => [job(step, source, children)], first);
  const steps = read ? sourceSteps : (['normalize'] as const);
  const perSource = sources.flatMap((source) => chain(steps, toSourceName(source), []));
  const [{ opts, ...root }] = chain(projectSteps, null, perSource) as [FlowChild];
  return { ...root, opts: { ...RETRY, removeOnComplete: true, removeOnFail: true } } as FlowJob;
}
